// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/guideline/guideline.ts';
import { guidelinePage } from '../../src/guideline/page.ts';
import { GuidelinePage } from '../../src/panel/guideline-page/guideline-page.tsx';
import { gradeOf } from '../../src/panel/words/grades.ts';
import { show } from './show.tsx';

const used = (text: string): readonly string[] => [...new Set([...text.matchAll(/«(?<name>[^»]+)»/gu)].map(([, name = '']) => name))].toSorted();

describe('the pages of the guideline', () => {
  it('define every named reading that they use, once', async () => {
    const shown = await show(<GuidelinePage />);
    const defined = [...document.querySelectorAll('.readings dt')].map(({ textContent }) => textContent).toSorted();
    expect(used(shown.text())).toContain('opioid gate open');
    expect(used(shown.text()).filter((name) => !defined.includes(name))).toEqual([]);
    expect(defined).toEqual([...new Set(defined)]);

    const page = guidelinePage();
    const definedInMarkdown = [...page.matchAll(/^- «(?<name>[^»]+)»: /gmu)].map(([, name = '']) => name).toSorted();
    expect(definedInMarkdown).toEqual(used(page.replace('in «guillemets»', '')));
    expect(definedInMarkdown).toEqual(defined);
  });

  it('call what no guideline grades by the words of the panel', () => {
    const page = guidelinePage();
    const words = new Set(rules.map(gradeOf).flatMap((grade) => (grade.graded ? [] : [grade.words])));
    expect(words.size).toBe(3);
    expect([...words].filter((some) => !page.includes(`**, ${some}; stated by`))).toEqual([]);
  });
});
