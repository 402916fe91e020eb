// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { showFailure } from '../../src/smart/failure-page.ts';
import { describeFailure, SmartFailure, toFailure, type FailureKind } from '../../src/smart/failure.ts';
import { failureTexts } from '../../src/smart/failure-texts.ts';

const kinds = Object.keys(failureTexts) as FailureKind[];

describe('what a failure says', () => {
  it.each(kinds)('%s: what failed and what to do next, for the physician and for the integrator', (kind) => {
    const { title, physician, integrator } = describeFailure(new SmartFailure(kind));
    for (const text of [physician.what, physician.next, integrator.what, integrator.next]) expect(text).toMatch(/^\S.{20,}[.?]$/u);
    expect(title).toMatch(/^[A-Z].*[a-z]$/u);
    // The physician's half needs no knowledge of the protocol.
    expect(`${title} ${physician.what} ${physician.next}`).not.toMatch(/OAuth|token|scope|iss\b|PKCE|JSON|config|endpoint|client id|CORS|HTTP\b|redirect/u);
  });

  it('an error that nobody foresaw is shown as one', () => {
    expect(describeFailure(toFailure(new RangeError('too far')))).toMatchObject({ kind: 'unexpected', detail: 'too far' });
    const failure = new SmartFailure('state-lost');
    expect(toFailure(failure)).toBe(failure);
  });
});

describe('the launch page', () => {
  it('shows the physician’s text first, the integrator’s to unfold, and no markup from outside', () => {
    document.body.innerHTML = '<main id="status"><p>Connecting</p></main>';
    const target = document.querySelector<HTMLElement>('#status');
    if (target === null) throw new Error('no page');
    showFailure(target, new SmartFailure('unknown-issuer', 'iss: <img src=x onerror=alert(1)>'));
    expect(target.querySelector('h1')?.textContent).toBe(failureTexts['unknown-issuer'].title);
    expect(target.textContent).toContain(failureTexts['unknown-issuer'].physician.next);
    expect(target.querySelector('details')?.textContent).toContain('iss: <img src=x onerror=alert(1)>');
    expect(target.querySelector('img')).toBeNull();
    expect(target.getAttribute('role')).toBe('alert');
    expect(document.activeElement).toBe(target.querySelector('h1'));
  });
});
