import type { Case } from '../charts.ts';
import { charts } from './charts.ts';
import { words } from './words.ts';

export const second: readonly Case[] = [...words, ...charts];
