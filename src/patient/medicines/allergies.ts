import type { AllergyIntolerance } from 'fhir/r4';
import { known, type Fact } from '../fact.ts';
import { isAboutSomeoneElse, nameOf, statusCode, titleOf, wordsOf } from '../fhir.ts';
import { listState, notFound } from '../lists.ts';
import { answerTo, fromAnswer } from './answered.ts';
import type { Context } from './context.ts';
import { ingredientsOfConcept } from './recognise.ts';
import { classesOf, displayName } from './table.ts';

/** Manifestations of an immune reaction: the class is to be avoided. */
const allergic = /anaphyla|angio.?o?edema|\bdress\b|eosinophilia|stevens|toxic epidermal|\bten\b|urticaria|hives|rash|exanthem|wheal|swelling of (the )?(face|lips?|tongue|throat)|(facial|lip|tongue|throat) swelling|bronchospasm|wheez|serum sickness/i;
/** Side effects: another member of the class at a low dose may be tried. */
const sideEffect = /dizz|vertigo|nausea|vomit|emesis|somnolen|drows|sedat|fatigue|tired|letharg|confus|constipat|diarrh|o?edema|swelling of (the )?(legs?|ankles?|feet)|weight gain|headache|ataxia|unstead|falls?\b|blurred|dry mouth|hallucinat|insomnia|itch|prurit|stomach|dyspeps|abdominal|gastro|mood|depress|suicid|agitat|irritab|impuls|palpitat|hypotension|syncope|intoleran|side effect|respiratory depression|urinary retention|sweating|tremor|brain fog|cognit/i;

export type Reaction = 'intolerance' | 'allergy';

export interface ReactionTo {
  readonly kind: Reaction;
  readonly allergy: AllergyIntolerance;
  readonly how: string;
  readonly raw: string;
}

const manifestations = (allergy: AllergyIntolerance): readonly string[] => [
  ...(allergy.reaction ?? []).flatMap((reaction) => [...(reaction.manifestation ?? []).flatMap(wordsOf), reaction.description ?? '']),
  ...(allergy.note ?? []).map(({ text }) => text),
].filter((text) => text !== '');

/**
 * Allergy or intolerance: an immune manifestation makes an allergy; a side effect, or `type: intolerance`, an
 * intolerance. An entry that says neither counts as an allergy, the safer of the two.
 */
export const reactionKind = (allergy: AllergyIntolerance): { readonly kind: Reaction; readonly how: string } => {
  const words = manifestations(allergy);
  const immune = words.find((text) => allergic.test(text));
  if (immune) return { kind: 'allergy', how: `reaction: ${immune}` };
  const effect = words.find((text) => sideEffect.test(text));
  if (effect) return { kind: 'intolerance', how: `side effect: ${effect}` };
  if (allergy.type === 'intolerance') return { kind: 'intolerance', how: 'recorded as an intolerance' };
  return { kind: 'allergy', how: allergy.type === 'allergy' ? 'recorded as an allergy' : 'kind of reaction not recorded, read as an allergy' };
};

/** Active, or of no stated status, and neither refuted nor entered in error. */
export const isActiveAllergy = (allergy: AllergyIntolerance): boolean => {
  const clinical = statusCode(allergy.clinicalStatus);
  const verification = statusCode(allergy.verificationStatus);
  return (clinical === undefined || clinical === 'active') && verification !== 'refuted' && verification !== 'entered-in-error';
};

const noneKnown = /\bno known\b|\bnka\b|\bnkda\b|no (drug )?allerg/i;
const opioidWords = /\b(opioids?|opiates?|narcotics?)\b/i;

/** Active reactions, not refuted, to a drug that `concerns` is about, worst first. */
export const reactionsTo = (context: Context, concerns: (ingredients: readonly string[], words: string) => boolean): readonly ReactionTo[] =>
  context.chart.resources
    .filter((resource): resource is AllergyIntolerance => resource.resourceType === 'AllergyIntolerance')
    .filter((allergy) => isActiveAllergy(allergy) && !isAboutSomeoneElse(context.chart, allergy.patient, allergy))
    .filter((allergy) => {
      const substances = (allergy.reaction ?? []).map(({ substance }) => substance);
      const words = [allergy.code, ...substances].flatMap(wordsOf).join(' ; ');
      return !noneKnown.test(words) && concerns([allergy.code, ...substances].flatMap(ingredientsOfConcept), words);
    })
    .map((allergy) => ({ ...reactionKind(allergy), allergy, raw: [titleOf(allergy.code), ...manifestations(allergy)].join('; ') }))
    .toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'allergy' ? -1 : 1));

const allergies = (context: Context) => listState(context.chart, 'AllergyIntolerance');
const sourcesOf = (found: readonly ReactionTo[]): readonly string[] => found.map(({ allergy }) => nameOf(allergy));

/** `none`, `intolerance` or `allergy` to one drug. Gabapentin enacarbil becomes gabapentin: an allergy to that counts for it too. */
export const allergyFact = (context: Context, ingredient: string): Fact => {
  const answer = answerTo(context.answers, `${ingredient}-allergy`, context.asOf);
  if (answer) return fromAnswer(answer);
  const own = reactionsTo(context, (ingredients) => ingredients.includes(ingredient));
  const parent = ingredient === 'gabapentin-enacarbil' ? reactionsTo(context, (ingredients) => ingredients.includes('gabapentin')).filter(({ kind }) => kind === 'allergy') : [];
  const found = [...own, ...parent];
  const worst = found.find(({ kind }) => kind === 'allergy') ?? found[0];
  if (worst) return known(worst.kind, { sources: sourcesOf(found), raw: worst.raw, how: own.length > 0 ? worst.how : `gabapentin: ${worst.how}`, ...(worst.allergy.recordedDate ? { date: worst.allergy.recordedDate.slice(0, 10) } : {}) });
  const state = allergies(context);
  return state.complete ? known('none', { how: `no allergy to ${displayName(ingredient)}; ${state.words}` }) : notFound(state, `no allergy to ${displayName(ingredient)} was read`);
};

const yesNo = (context: Context, factId: string, concerns: (ingredients: readonly string[], words: string) => boolean, what: string): Fact => {
  const answer = answerTo(context.answers, factId, context.asOf);
  if (answer) return fromAnswer(answer);
  const found = reactionsTo(context, concerns);
  const allergy = found.find(({ kind }) => kind === 'allergy');
  if (allergy) return known(true, { sources: sourcesOf(found), raw: allergy.raw, how: allergy.how });
  const state = allergies(context);
  if (!state.complete) return notFound(state, `no allergy to ${what} was read`);
  const [effect] = found;
  return known(false, effect ? { sources: sourcesOf(found), raw: effect.raw, how: `side effect, no allergy; ${state.words}` } : { how: `no allergy to ${what}; ${state.words}` });
};

/** An active allergy (no mere side effect) to any opioid, and to oxycodone. */
export const opioidAllergies = (context: Context): Readonly<Record<'opioid-allergy' | 'oxycodone-allergy', Fact>> => ({
  'opioid-allergy': yesNo(context, 'opioid-allergy', (ingredients, words) => opioidWords.test(words) || ingredients.some((ingredient) => classesOf(ingredient).includes('opioid')), 'an opioid'),
  'oxycodone-allergy': yesNo(context, 'oxycodone-allergy', (ingredients) => ingredients.includes('oxycodone'), 'oxycodone'),
});

/** An adverse effect of a drug that is no longer taken, by the allergy list. */
export const adverseEffect = (context: Context, ingredient: string): Fact | undefined => {
  const [found] = reactionsTo(context, (ingredients) => ingredients.includes(ingredient));
  return found && manifestations(found.allergy).length > 0 ? known('adverse-effect', { sources: [nameOf(found.allergy)], raw: found.raw, how: `${found.how}; no longer taken` }) : undefined;
};

