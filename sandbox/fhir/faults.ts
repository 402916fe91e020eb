import { setTimeout as wait } from 'node:timers/promises';

import type { Answer } from '../http.ts';
import type { Fault } from '../settings.ts';
import { refusal } from './outcome.ts';

/** The first fault on the list that concerns a request of a type with these parameters. */
export function faultFor(faults: readonly Fault[], resourceType: string, parameters: URLSearchParams): Fault | undefined {
  return faults.find(
    (fault) =>
      fault.resourceType === resourceType &&
      [...new URLSearchParams(fault.query ?? '')].every(([name, value]) => parameters.getAll(name).includes(value)),
  );
}

/** The answer of a fault that replaces the whole answer; undefined (after its delay, if slow) when the request goes on. */
export async function faultyAnswer(fault: Fault | undefined, resourceType: string): Promise<Answer | undefined> {
  switch (fault?.fault) {
    case 'forbidden':
      return { status: 403 };
    case 'failed':
      return refusal(500, 'exception', `The search of ${resourceType} failed.`);
    case 'unsupported':
      return unsupportedType(resourceType);
    case 'not-json':
      return {
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Maintenance</title><p>The system is being maintained.</p>',
      };
    case 'dropped':
      return { status: 0, dropped: true };
    case 'slow':
      await wait(fault.milliseconds ?? 3000);
      return undefined;
    default:
      return undefined;
  }
}

/** What a server says about a resource type it does not have. */
export function unsupportedType(resourceType: string): Answer {
  return refusal(404, 'not-supported', `This server has no resource type ${resourceType}.`);
}
