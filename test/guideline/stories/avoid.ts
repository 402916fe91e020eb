import { refractory, secondLine, standing, type Scene, type Stories } from '../story.ts';

const drugs = ['cabergoline', 'clonazepam', 'carbamazepine', 'valproate', 'bupropion', 'levodopa'] as const;
type Drug = (typeof drugs)[number];
const isDopaminergic = (drug: Drug) => drug === 'cabergoline' || drug === 'levodopa';
/** Taken now: what the dopaminergic ones bring with them. */
const taken = (drug: Drug, ...rules: readonly string[]) => (isDopaminergic(drug) ? { minus: ['da-do-not-start'], plus: [...rules, 'da-no-abrupt-stop', 'da-impulse-control-screen'] } : { plus: rules });
/** A benzodiazepine or an antiepileptic is never stopped abruptly. */
const slowly = (drug: Drug): readonly string[] => (drug === 'clonazepam' || drug === 'carbamazepine' || drug === 'valproate' ? ['exac-no-abrupt-stop'] : []);
const denied = { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] };
const under18 = { next: 'scope-adult-only', minus: refractory.everything?.applies.filter((rule) => rule !== 'ferritin-assay-note' && !standing.includes(rule)) ?? [], plus: ['scope-adult-only'] };

/** H. Drugs advised against as treatments of RLS. */
export const avoid: Stories = {
  ...Object.fromEntries(
    drugs.flatMap((drug): [string, Scene][] => [
      [`${drug} in mind`, refractory.and({ [`considering-${drug}`]: true }, { plus: [`avoid-${drug}`, ...slowly(drug)] })],
      [
        `${drug} taken for RLS`,
        refractory.and({ [`${drug}-current`]: true, [`${drug}-indication`]: 'rls', 'augmentation-reviewed': true }, taken(drug, `avoid-${drug}`, ...slowly(drug), ...(isDopaminergic(drug) ? ['da-on-stable-no-augmentation'] : []))),
      ],
      [
        `${drug} taken for another reason`,
        refractory.and({ [`${drug}-current`]: true, [`${drug}-indication`]: 'parkinson' }, taken(drug, 'avoid-only-for-rls-indication', ...(isDopaminergic(drug) ? ['da-parkinson-exempt'] : []))),
      ],
      [`${drug} for RLS once, not any more`, refractory.and({ [`${drug}-indication`]: 'rls' })],
      [`${drug} in mind at 16 years`, refractory.and({ age: 16, [`considering-${drug}`]: true }, under18)],
      [
        `${drug}, its reason not known`,
        refractory.and(
          { [`${drug}-current`]: true, [`${drug}-indication`]: null, 'augmentation-reviewed': true },
          {
            ...taken(drug, 'missing-data-cannot-conclude'),
            open: [`avoid-${drug}`, ...slowly(drug), 'avoid-only-for-rls-indication', ...(drug === 'bupropion' ? ['exac-bupropion-exempt'] : []), ...(isDopaminergic(drug) ? ['da-on-stable-no-augmentation', 'da-parkinson-exempt'] : [])],
          },
        ),
      ],
      [`${drug}, whether taken not known, though for RLS`, refractory.and({ [`${drug}-current`]: null, [`${drug}-indication`]: 'rls', 'augmentation-reviewed': true }, { open: [`avoid-${drug}`, ...slowly(drug), ...(isDopaminergic(drug) ? ['da-do-not-start', 'da-no-abrupt-stop', 'da-impulse-control-screen', 'da-on-stable-no-augmentation'] : [])] })],
    ]),
  ),
  'clonazepam in mind, not RLS': refractory.and({ 'considering-clonazepam': true, 'rls-diagnosis': false }, { ...denied, plus: [...denied.plus, 'avoid-clonazepam', 'exac-no-abrupt-stop'] }),
  'valerian': refractory.and({ valerian: true }, { plus: ['avoid-valerian'] }),
  'valerian in mind': refractory.and({ 'considering-valerian': true }, { plus: ['avoid-valerian'] }),
  'whether valerian is taken not known': refractory.and({ valerian: null }, { open: ['avoid-valerian'] }),
  'valerian at 16 years': refractory.and({ valerian: true, age: 16 }, under18),
};
