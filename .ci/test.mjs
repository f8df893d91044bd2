// `npm test`: every check of the repository. Steps can be named: npm test -- --only unit,e2e
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allParts, build } from './build.mjs';
import { setUpChromium } from './chromium.mjs';
import { captured, inRoot, readJson } from './place.mjs';
import { setUp } from './setup.mjs';
import { count, countTogether, worthAnother } from './verdict.mjs';

const tool = (...parts) => inRoot('node_modules', ...parts);
const tell = (line) => void process.stdout.write(`${line}\n`);
const workFolder = mkdtempSync(path.join(tmpdir(), 'lineside-test-'));
const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
let node;

/** One static check: one or more programs, which all have to end with status 0. */
const check =
  (...commands) =>
  async () => {
    let output = '';
    let passed = true;
    for (const [program, ...args] of commands) {
      const run = await captured(node, [program, ...args], { env: environment });
      passed &&= run.status === 0;
      if (run.status !== 0) output += run.output;
    }
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, output };
  };

const buildCheck = async () => {
  try {
    await build(allParts);
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: `${error.message}\n` };
  }
};

/** One run of a project, or of some of its files. */
const testRun = async (project, env, files = []) => {
  const reportFile = path.join(workFolder, `${project}${files.length > 0 ? '-again' : ''}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', ...files];
  const program = [tool('vitest', 'vitest.mjs'), ...args, `--outputFile.json=${reportFile}`];
  const { status, output } = await captured(node, program, { env });
  return { status, output, report: readJson(reportFile, undefined) };
};

/**
 * Runs a project. A few failed files run once more, whole and with nothing beside them: what then passes is counted as
 * passed and named as unsteady, with what was wrong the first time; what fails twice has failed.
 */
const vitest = (project, prepare) => async () => {
  const env = { ...environment, ...(await prepare?.()) };
  const first = await testRun(project, env);
  const files = worthAnother(first.report);
  if (files.length === 0) {
    const counted = count(first.report, first.status);
    return { ...counted, output: counted.failed > 0 ? first.output : tablesOf(first.output) };
  }
  const second = await testRun(project, env, files);
  const counted = countTogether(first.report, second.report, second.status);
  const unsteady = files.map((file) => `unsteady: ${path.relative(inRoot(), file)}`).join('\n');
  const last = counted.failed > 0 ? second.output : `${unsteady}\n${tablesOf(second.output)}`;
  return { ...counted, output: `${first.output}\n${last}` };
};

/** Tables that tests print for people to read, such as the matrix of rights: lines that begin with a bar. */
function tablesOf(output) {
  const lines = output.split('\n').filter((line) => line.startsWith('│ '));
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

// What was found the last time is kept, so that a check of a small change takes seconds.
const memory = (name) => inRoot('node_modules', '.cache', name);
const typesOf = (name, ...folder) => [
  tool('typescript', 'bin', 'tsc'),
  '--noEmit',
  '--incremental',
  '--tsBuildInfoFile',
  memory(`types-${name}.tsbuildinfo`),
  '-p',
  inRoot(...folder, 'tsconfig.json'),
];
const steps = {
  types: check(typesOf('core'), typesOf('renderer', 'renderer'), typesOf('e2e', 'e2e')),
  lint: check([tool('oxlint', 'bin', 'oxlint'), '--deny-warnings', '.']),
  format: check([
    tool('prettier', 'bin', 'prettier.cjs'),
    '--check',
    '.',
    '--log-level',
    'warn',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    memory('formatted.json'),
  ]),
  boundaries: check([
    tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    '--config',
    inRoot('.dependency-cruiser.cjs'),
    'db',
    'electron',
    'renderer',
    'e2e',
  ]),
  unused: check([tool('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints']),
  build: buildCheck,
  // A broken build is counted once; the tests that need the built command line say so themselves.
  unit: vitest('unit', () => build(['cli']).catch(() => undefined)),
  e2e: vitest('e2e', async () => {
    await build(['cli', 'screens', 'desktop']);
    return { LINESIDE_CHROMIUM: await setUpChromium() };
  }),
};

// Checks that may run beside each other come first, two at a time; a test run has the machine to itself.
const together = ['types', 'lint', 'format', 'boundaries', 'unused', 'build'];

const total = { passed: 0, failed: 0 };

async function run(name, without) {
  const start = Date.now();
  const result = without
    ? { passed: 0, failed: 1, output: `${without}\n` }
    : await steps[name]().catch((error) => ({ passed: 0, failed: 1, output: `${error.message}\n` }));
  total.passed += result.passed;
  total.failed += result.failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  if (result.output) tell(`\n── ${name} ──\n${result.output.trimEnd()}\n`);
  tell(`${name.padEnd(11)}${result.passed} passed, ${result.failed} failed${skipped}  (${seconds} s)`);
  return result.failed === 0;
}

function wanted() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return Object.keys(steps);
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0)
    throw new Error(`Steps are ${Object.keys(steps).join(', ')}; not ${unknown.join(', ')}.`);
  return names;
}

try {
  const names = wanted();
  node = await setUp();
  const queue = together.filter((name) => names.includes(name));
  const verdicts = {};
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) verdicts[name] = await run(name);
  };
  await Promise.all([worker(), worker()]);
  const unbuilt = verdicts.build === false ? 'Not run: the build failed.' : undefined;
  if (names.includes('unit')) await run('unit');
  if (names.includes('e2e')) await run('e2e', unbuilt);
} catch (error) {
  tell(error.message);
  total.failed += 1;
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}
tell(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
