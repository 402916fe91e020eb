import { randomBytes } from 'node:crypto';

/** What the EHR passes to an app that it launches. */
export interface LaunchContext {
  /** Patient id. */
  readonly patient: string;
  /** Encounter id. */
  readonly encounter: string | undefined;
  /** Whether the app must show who the patient is; false where the EHR's frame shows it. */
  readonly needPatientBanner: boolean;
}

interface Launch {
  readonly context: LaunchContext;
  readonly expires: number;
  used: boolean;
}

/** The launches an EHR has begun: each handle serves one authorization request and soon expires. */
export class Launches {
  readonly #launches = new Map<string, Launch>();

  /** Begins a launch; the handle lives for `lifetime` seconds. */
  begin(context: LaunchContext, lifetime: number): string {
    for (const [handle, { expires }] of this.#launches) if (expires + 3_600_000 < Date.now()) this.#launches.delete(handle);
    const handle = randomBytes(24).toString('base64url');
    this.#launches.set(handle, { context, expires: Date.now() + lifetime * 1000, used: false });
    return handle;
  }

  /** Uses a handle up; false when it is unknown, expired or was used before. */
  use(handle: string): boolean {
    const launch = this.#launches.get(handle);
    if (launch === undefined || launch.used || launch.expires <= Date.now()) return false;
    launch.used = true;
    return true;
  }

  /** The context of a handle that an authorization request has used. */
  contextOf(handle: string): LaunchContext | undefined {
    return this.#launches.get(handle)?.context;
  }
}
