// Plain JavaScript that any Node can read: says clearly when this Node cannot run TypeScript as it is.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This needs Node 22.18 or newer; here is ${process.versions.node}.\n` +
      'Run "npm install" and then "npm start": npm brings a fitting Node along.',
  );
  process.exitCode = 1;
} else {
  // node:sqlite announces on every start that it is experimental; every other warning is shown.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!warning.message.startsWith('SQLite is an experimental feature')) console.warn(`${warning.name}: ${warning.message}`);
  });
  await import('./start.ts');
}
