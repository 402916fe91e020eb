import { describe, expect, it } from 'vitest';
import { localDay, localMoment } from '../../src/patient/local-time.ts';
import { responseOf, windowResponse, withAnswers, type GivenAnswers } from '../../src/panel/answers/response.ts';
import { readAnswers } from '../../src/patient/read.ts';
import { maySaveAnswers, saveAnswersWith } from '../../src/panel/save-answers.ts';
import { answers, chartOf, today } from '../patient/story.ts';

const noon = new Date(`${today}T12:00:00`);
const given: GivenAnswers = new Map([
  ['iv-iron', [{ valueCoding: { code: 'never' } }]],
  ['irls-total', [{ valueInteger: 26 }]],
  ['ferritin', [{ valueQuantity: { value: 62, unit: 'ng/mL', code: 'ng/mL' } }]],
  ['ferritin-date', [{ valueDate: '2026-11-01' }]],
]);
const context = { patientId: 'her', authored: noon };

describe('answers of this window', () => {
  it('are read by the reader of answers from the EHR', () => {
    const { answers: read, setAside } = readAnswers(withAnswers(chartOf([]), given, context));
    expect([...read.values()].map(({ linkId, values, unit, source }) => [linkId, values, unit, source])).toEqual([
      ['irls-total', [26], undefined, windowResponse],
      ['ferritin', [62], 'ng/mL', windowResponse],
      ['ferritin-date', ['2026-11-01'], undefined, windowResponse],
      ['iv-iron', ['never'], undefined, windowResponse],
    ]);
    expect(setAside).toEqual([]);
  });

  it('count before older answers in the chart, each for its own question only', () => {
    const chart = chartOf([answers({ 'iv-iron': 'given', osa: 'none' }, `${today}T07:00:00Z`)]);
    const { answers: read } = readAnswers(withAnswers(chart, new Map([['iv-iron', [{ valueCoding: { code: 'never' } }]]]), { patientId: 'her', authored: new Date(`${today}T23:00:00Z`) }));
    expect([read.get('iv-iron')?.values, read.get('osa')?.values]).toEqual([['never'], ['none']]);
  });

  it('given after midnight are still of the day of use', () => {
    const night = withAnswers(chartOf([]), given, { patientId: 'her', authored: new Date('2026-11-25T00:10:00') });
    expect(night.asOf).toBe('2026-11-25');
    expect(readAnswers(night).setAside).toEqual([]);
  });

  it('leave the chart as it is while there are none', () => {
    const chart = chartOf([]);
    expect(withAnswers(chart, new Map(), context)).toBe(chart);
  });

  it('stand in the groups and the order of the Questionnaire', () => {
    expect(responseOf(given, context).item?.map(({ linkId, item }) => [linkId, item?.map((inner) => inner.linkId)])).toEqual([
      ['section-rls', ['irls-total']],
      ['section-iron', ['ferritin', 'ferritin-date', 'iv-iron']],
    ]);
  });

  it('carry the moment with the offset of the place', () => {
    expect(localMoment(noon)).toMatch(new RegExp(`^${today}T12:00:00[+-]\\d{2}:\\d{2}$`, 'u'));
    expect(localDay(noon)).toBe(today);
  });
});

describe('saving to the chart', () => {
  it.each([
    [['patient/QuestionnaireResponse.crs'], true],
    [['patient/QuestionnaireResponse.cruds'], true],
    [['patient/QuestionnaireResponse.write'], true],
    [['patient/*.*'], true],
    [['patient/QuestionnaireResponse.rs'], false],
    [['patient/QuestionnaireResponse.read'], false],
    [['patient/Observation.cruds', 'launch'], false],
    [[], false],
  ])('is allowed by %j: %s', (scopes, allowed) => {
    expect(maySaveAnswers(scopes)).toBe(allowed);
  });

  it.each([
    ['the resource that was made', () => Response.json({ resourceType: 'QuestionnaireResponse', id: '7' }, { status: 201 }), 'QuestionnaireResponse/7'],
    ['its address only', () => new Response(null, { status: 201, headers: { location: 'https://ehr.example/fhir/QuestionnaireResponse/8/_history/1' } }), 'QuestionnaireResponse/8'],
    ['nothing at all', () => new Response('', { status: 201 }), undefined],
  ])('an EHR that answers with %s', async (_, answer, savedAs) => {
    expect(await saveAnswersWith(async () => answer())(responseOf(given, context))).toEqual({ savedAs });
  });

  it.each([
    [403, 'the EHR does not permit it (HTTP 403)'],
    [422, 'the EHR refused it (HTTP 422)'],
  ])('HTTP %d is said in words', async (status, message) => {
    await expect(saveAnswersWith(async () => Response.json({}, { status }))(responseOf(given, context))).rejects.toThrow(message);
  });

  it('sends the answers as FHIR JSON', async () => {
    const sent: Request[] = [];
    await saveAnswersWith(async (address, init) => {
      sent.push(new Request(new URL(address, 'https://ehr.example/fhir/'), init));
      return Response.json({}, { status: 201 });
    })(responseOf(given, context));
    const [request] = sent;
    expect([request?.method, request?.url, request?.headers.get('content-type')]).toEqual(['POST', 'https://ehr.example/fhir/QuestionnaireResponse', 'application/fhir+json']);
    expect(await request?.json()).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'completed' });
  });
});
