// Runs a TypeScript file of this project, or says plainly that Node is too old to. Kept in JavaScript so that every Node can read it.
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [, , file, ...args] = process.argv;
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} cannot run this project's TypeScript. npm install brings Node 24 as a development dependency: ` +
      'use the npm scripts (npm start, npm test), which find it, or Node 22.18 or later.',
  );
  process.exitCode = 1;
} else if (file) {
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
}
