// Asks for the state a few times a second while the cluster runs, and shows it. When the run is over, what is shown is
// about the whole run.
import { drawGraph } from './graph.js';
import { number, showCables, showFifos, showKernels } from './tables.js';

const INTERVAL = 300; // milliseconds between two questions
const WINDOW = 1000; // rates and loads are over the last so many milliseconds
const RETRIES = 3;
const HISTORY = 120;
const PHASES = {
  compiling: 'compiling', running: 'running', advising: 'went wrong; looking for what resolves it', passed: 'passed', failed: 'failed',
  deadlock: 'deadlock', deadline: 'deadline passed',
};

const element = (id) => document.getElementById(id);
const samples = [];
const history = [];
let graph;
let picture;
let rank = '';
let failures = 0;
let isOver = false;

function select(chosen) {
  if (chosen === null) return;
  rank = chosen;
  element('rank').value = chosen;
  picture.mark(chosen);
  if (isOver) ask();
}

function start(loaded) {
  graph = loaded;
  document.title = `${graph.title} · smi-run`;
  element('title').textContent = graph.title;
  graph.fpgas.forEach((fpga) => element('rank').append(new Option(`all of rank ${fpga.rank}, ${fpga.name}`, fpga.rank)));
  picture = drawGraph(element('graph'), graph, select);
  element('rank').addEventListener('change', (event) => select(event.target.value));
  element('graph').setAttribute('aria-label',
    `${graph.fpgas.length} FPGAs and ${graph.cables.length} cables (${graph.layout}); the tables say the same in numbers`);
  ask();
}

/** The packets of all directions: of cable 0 from a to b, from b to a, then cable 1. */
function directions(state) {
  return state.cables.flatMap((cable) => [cable.ab, cable.ba]);
}

/** What to compare with: the sample a window ago, or the beginning when all is over. */
function before(state) {
  if ('run_ms' in state) {
    return { at: state.at_ms - state.run_ms, cycles: 0, packets: 0, counts: directions(state).map(() => 0) };
  }
  while (samples.length > 1 && state.at_ms - samples[1].at >= WINDOW) samples.shift();
  return samples[0];
}

function loads(state, then) {
  const cycles = state.cycles - then.cycles;
  const seconds = (state.at_ms - then.at) / 1000;
  return directions(state).map((direction, i) => {
    const packets = direction.packets - then.counts[i];
    const cable = graph.cables[i >> 1];
    const ends = i % 2 === 0 ? [cable.a_name, cable.b_name] : [cable.b_name, cable.a_name];
    return {
      ...direction, from: ends[0], to: ends[1], load: cycles > 0 ? Math.min(1, packets / cycles) : 0,
      rate: seconds > 0 ? packets / seconds : 0,
    };
  });
}

function showHead(state, rate) {
  const phase = element('phase');
  if (phase.textContent !== PHASES[state.phase]) {
    phase.textContent = PHASES[state.phase];
    phase.className = `phase ${state.phase}`;
  }
  element('cycles').textContent = number(state.cycles);
  element('packets').textContent = number(state.packets);
  element('rate').textContent = number(rate);
  element('time').textContent = `${((state.run_ms ?? state.at_ms) / 1000).toFixed(1)} s`;
  element('report').hidden = state.report === '';
  element('report').firstElementChild.textContent = state.report;
}

function showHistory(rate) {
  history.push(rate);
  if (history.length > HISTORY) history.shift();
  const most = Math.max(1, ...history);
  const points = history.map((value, i) => `${i},${(29 - 28 * (value / most)).toFixed(1)}`);
  document.querySelector('#history polyline').setAttribute('points', points.join(' '));
}

function show(state) {
  isOver = 'run_ms' in state;
  const then = before(state) ?? { at: state.at_ms, cycles: state.cycles, packets: 0, counts: directions(state).map((d) => d.packets) };
  const cables = loads(state, then);
  const rate = cables.reduce((sum, direction) => sum + direction.rate, 0);
  showHead(state, rate);
  if (!isOver) {
    samples.push({ at: state.at_ms, cycles: state.cycles, counts: directions(state).map((d) => d.packets) });
    showHistory(rate);
  }
  picture.update(state.fpgas, cables.map((direction) => direction.load));
  showKernels(state.kernels, state.cycles);
  showFifos(state.fifos);
  showCables(cables);
  document.body.dataset.phase = state.phase;
}

async function ask() {
  let state;
  try {
    const answer = await fetch(rank === '' ? 'state.json' : `state.json?rank=${rank}`);
    state = await answer.json();
  } catch {
    failures++;
    if (failures < RETRIES) setTimeout(ask, INTERVAL);
    else element('gone').hidden = false;
    return;
  }
  failures = 0;
  try {
    show(state);
  } finally {
    if (!isOver) setTimeout(ask, INTERVAL); // what cannot be shown is a fault of this page, and says so on the console
  }
}

addEventListener('load', async () => start(await (await fetch('graph.json')).json()));
