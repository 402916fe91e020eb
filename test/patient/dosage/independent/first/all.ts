import type { Case } from '../charts.ts';
import { courses } from './courses.ts';
import { everyday } from './everyday.ts';
import { hard } from './hard.ts';
import { offices } from './offices.ts';
import { special } from './special.ts';
import { structures } from './structures.ts';

export const first: readonly Case[] = [...everyday, ...courses, ...special, ...structures, ...offices, ...hard];
