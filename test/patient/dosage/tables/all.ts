import { courses } from './courses.ts';
import { doubtful } from './doubtful.ts';
import { everyday } from './everyday.ts';
import { labels } from './labels.ts';
import { offices } from './offices.ts';
import { writing } from './writing.ts';
import { special } from './special.ts';
import type { Table } from './table.ts';

export const tables: readonly Table[] = [...doubtful, ...everyday, ...courses, ...special, ...offices, ...labels, ...writing];
