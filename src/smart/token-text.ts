/** Reads what a JWT says without trusting it; every trouble reads as undefined, since tokens may just as well be opaque. */
export function readJwtClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const payload = token.split('.')[1];
  const text = payload === undefined ? undefined : decodeBase64Url(payload);
  if (text === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}

/** base64url (RFC 4648, section 5) to UTF-8 text, so that "Zoë" in a name reads as it was written; undefined if it is neither. */
export function decodeBase64Url(encoded: string): string | undefined {
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Bytes, or text as UTF-8, to base64url without padding. */
export function encodeBase64Url(input: string | Uint8Array): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return btoa(String.fromCodePoint(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

const userReferencePattern = /(?:^|\/)((?:Practitioner|PractitionerRole|Patient|RelatedPerson|Person)\/[A-Za-z0-9.-]{1,64})$/u;

/** Who is signed in, as `Practitioner/id`, from an id_token's `fhirUser` (or the older `profile`); undefined when it does not say. */
export function readUserReference(idToken: unknown): string | undefined {
  if (typeof idToken !== 'string') return undefined;
  const claims = readJwtClaims(idToken);
  const user = claims?.['fhirUser'] ?? claims?.['profile'];
  return typeof user === 'string' ? userReferencePattern.exec(user)?.[1] : undefined;
}
