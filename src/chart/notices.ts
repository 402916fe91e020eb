import servers from '../../fhir-mappings/servers.json' with { type: 'json' };
import { isObject, textAt } from './json.ts';

/** One issue of an OperationOutcome (https://hl7.org/fhir/R4/operationoutcome.html), as far as it can be read. */
export interface Notice {
  readonly means: 'withheld' | 'error' | 'harmless';
  /** The server's words. */
  readonly words: string;
  /** The resource types it is about, where it names any. */
  readonly resourceTypes: readonly string[];
  /** The server says that it has no such resource type. */
  readonly unsupported: boolean;
}

const withheldWords = new RegExp(servers.withheldWords, 'iu');
const unsupportedWords = new RegExp(servers.unsupportedWords, 'iu');
const namedTypes = new RegExp(`\\b(${servers.typesNamedInNotices.join('|')})s?\\b`, 'gu');
const meaningOfCode = new Map(servers.notices.map(({ code, means }) => [code, means]));

/** The notices of an OperationOutcome; of anything else, none. */
export function readNotices(outcome: unknown): readonly Notice[] {
  if (!isObject(outcome) || !Array.isArray(outcome['issue'])) return [];
  return outcome['issue'].filter(isObject).map(readIssue);
}

function readIssue(issue: Readonly<Record<string, unknown>>): Notice {
  const details = isObject(issue['details']) ? issue['details'] : {};
  const codings = Array.isArray(details['coding']) ? details['coding'].filter(isObject) : [];
  const diagnostics = textAt(issue, 'diagnostics');
  const detailsText = textAt(details, 'text') ?? codings.map((coding) => textAt(coding, 'display')).find(Boolean);
  const paths = [issue['expression'], issue['location']].flatMap((path) => (Array.isArray(path) ? path.filter((text) => typeof text === 'string') : []));
  const words = diagnostics ?? detailsText ?? textAt(issue, 'code') ?? 'no reason given';
  // The diagnostics are the server's own words for this case; Epic's details only repeat the code's definition.
  const resourceTypes = [diagnostics, detailsText, paths.join(' ')].map((text) => typesNamedIn(text ?? '')).find((types) => types.length > 0) ?? [];
  const codes = codings.map(({ code }) => (typeof code === 'string' || typeof code === 'number' ? String(code) : ''));
  const allWords = [diagnostics, detailsText].filter(Boolean).join(' ');
  return {
    means: meaningOf(codes, textAt(issue, 'code') ?? '', textAt(issue, 'severity') ?? '', allWords),
    words,
    resourceTypes,
    unsupported: unsupportedWords.test(allWords),
  };
}

/** The resource types that a text names, in FHIR's spelling; words that are also plain English for a person or a group do not count. */
function typesNamedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(namedTypes)].flatMap(([, type]) => type ?? []))];
}

function meaningOf(codes: readonly string[], issueType: string, severity: string, words: string): Notice['means'] {
  const known = codes.map((code) => meaningOfCode.get(code)).find(Boolean);
  if (known === 'withheld') return 'withheld';
  if (severity === 'error' || severity === 'fatal') return 'error';
  if (known !== undefined) return 'harmless';
  return servers.withheldIssueTypes.includes(issueType) || withheldWords.test(words) ? 'withheld' : 'harmless';
}

/** What an error answer says: the first issue that is an error, else the first of any kind; Epic's first is often only informational. */
export function errorWords(notices: readonly Notice[]): string | undefined {
  return (notices.find(({ means }) => means === 'error') ?? notices[0])?.words;
}
