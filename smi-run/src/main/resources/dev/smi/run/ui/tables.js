// The tables beside the graph. Everything that comes from the server is text, never markup.

const WAITS = { data: 'waits for data', room: 'waits for room', polling: 'waits for any', ready: 'runs', ended: 'has ended' };

export function number(value) {
  if (value >= 1e7) return `${(value / 1e6).toFixed(1)} M`;
  return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
}

export function percent(share) {
  return share === 0 ? '0' : share < 0.0005 ? '< 0.1 %' : `${(100 * share).toFixed(1)} %`;
}

function cell(content, kind = '') {
  const td = document.createElement('td');
  td.className = kind;
  td.append(content);
  return td;
}

function row(cells, hurts) {
  const tr = document.createElement('tr');
  tr.className = hurts ? 'hurts' : '';
  tr.append(...cells);
  return tr;
}

/** How full, as a bar and in figures. */
function fill(value, capacity) {
  const span = document.createElement('span');
  if (capacity === 0) return span;
  const meter = document.createElement('meter');
  meter.max = capacity;
  meter.value = value;
  meter.setAttribute('aria-hidden', 'true');
  span.append(meter, ` ${number(value)} of ${number(capacity)}`);
  return span;
}

function show(id, rows) {
  document.querySelector(`#${id} tbody`).replaceChildren(...rows);
}

export function showKernels(kernels, cycles) {
  show('kernels', kernels.map((kernel) => row([
    cell(kernel.rank), cell(kernel.name), cell(WAITS[kernel.state], 'state'), cell(kernel.waits_for, 'text'),
    cell(number(kernel.operations), 'number'),
    cell(percent(cycles ? kernel.data_waits / cycles : 0), 'number'),
    cell(percent(cycles ? kernel.room_waits / cycles : 0), 'number'),
  ], kernel.waits_for !== '' && kernel.role === 'user')));
}

export function showFifos(fifos) {
  show('fifos', fifos.map((fifo) => row([
    cell(fifo.rank), cell(fifo.name), cell(fill(fifo.fill, fifo.capacity)), cell(number(fifo.highest), 'number'),
    cell(number(fifo.written), 'number'), cell(number(fifo.data_waits + fifo.room_waits), 'number'),
    cell(fifo.waiting, 'number state'),
  ], fifo.waiting > 0)));
}

/** @param directions of all cables: from, to, packets, rate, load, fill, capacity */
export function showCables(directions) {
  const busiest = [...directions].sort((a, b) => b.load - a.load || b.packets - a.packets);
  show('cables', busiest.map((direction) => row([
    cell(direction.from), cell(direction.to), cell(number(direction.packets), 'number'),
    cell(number(direction.rate), 'number'), cell(percent(direction.load), 'number'),
    cell(fill(direction.fill, direction.capacity)),
  ], false)));
}
