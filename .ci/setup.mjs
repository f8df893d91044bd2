// Makes a clone ready: libraries and Node 24. Dependency-free, and silent when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { alone, inRoot, machineEnvironment, readJson, recall, remember, say } from './place.mjs';

const pinnedNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');

/** True when node_modules holds what package-lock.json asks for, whoever installed it. */
function isInstalled() {
  const wanted = readJson(inRoot('package-lock.json'), {}).packages;
  const present = readJson(inRoot('node_modules', '.package-lock.json'), {}).packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([folder, { version, optional, devOptional }]) => {
    if (folder === '') return true;
    const found = present[folder];
    // What is optional may be for another platform.
    return found ? found.version === version : optional === true || devOptional === true;
  });
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  const isNpm = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const node = process.execPath.startsWith(inRoot('node_modules')) ? 'node' : process.execPath;
  const [program, first] = isNpm ? [node, [cli]] : ['npm', []];
  return spawnSync(program, [...first, ...args], {
    cwd: inRoot(),
    env: machineEnvironment(),
    stdio: ['ignore', 2, 2],
    shell: !isNpm && process.platform === 'win32',
  }).status;
}

function install() {
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  say('Set-up: installing the libraries of package-lock.json (npm ci).');
  if (npm('ci', ...quiet) === 0) return;
  say('Set-up: npm ci failed, as it says above; trying npm install.');
  if (npm('install', '--no-save', ...quiet) !== 0)
    throw new Error('the libraries could not be installed: the lines above say why.');
}

/** Path of a Node 24: the one pinned in package.json, else the machine's own when it is as new. */
export function findNode24() {
  if (existsSync(pinnedNode)) return pinnedNode;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

function unpackNode24() {
  // npm can be told not to run install scripts; the pinned Node is then still packed.
  say('Set-up: fetching the pinned Node.');
  spawnSync('node', ['installArchSpecificPackage.js'], {
    cwd: inRoot('node_modules', 'node'),
    env: machineEnvironment(),
    stdio: ['ignore', 2, 2],
  });
}

/** Installs what is missing and returns the path of Node 24; the second time it only compares one hash. */
export async function setUp() {
  const lock = lockHash();
  if (recall().lock === lock && existsSync(pinnedNode)) return pinnedNode;
  return alone(() => {
    if (!isInstalled()) install();
    if (findNode24() === undefined) unpackNode24();
    const node = findNode24();
    if (node === undefined) throw new Error('Node 24 is needed and could not be installed for this machine.');
    remember({ lock });
    say(`Set-up: ready, on Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}.`);
    return node;
  });
}

/** Runs a script's main function, turning an error into one line and exit status 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    say(`Lineside: ${error.message}`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(async () => void (await setUp()));
