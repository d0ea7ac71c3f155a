// The topology as a graph: FPGAs where the server put them, an edge for each direction of a cable.
/* global cytoscape */

const SCALE = 130; // pixels between neighbours

/** The class of a load, 0 to 5; the legend has the same limits. */
export function loadClass(load) {
  if (load <= 0) return 0;
  return 1 + [0.05, 0.2, 0.5, 0.8].filter((limit) => load > limit).length;
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function nodes(graph) {
  return graph.fpgas.map((fpga) => ({
    data: {
      id: `f${fpga.rank}`,
      rank: fpga.rank,
    },
    position: { x: fpga.x * SCALE, y: fpga.y * SCALE },
    classes: 'idle',
  }));
}

function edge(id, from, to, cable, side) {
  return { data: { id, source: `f${from}`, target: `f${to}`, side }, classes: cable.obstructed ? 'around' : '' };
}

function edges(graph) {
  return graph.cables.flatMap((cable, number) => [
    edge(`c${number}ab`, cable.a, cable.b, cable, 1),
    edge(`c${number}ba`, cable.b, cable.a, cable, -1.25), // it runs the other way, so that side is the same one
  ]);
}

function style() {
  const ink = color('ink');
  const sheet = [
    { selector: 'node', style: {
      width: 44, height: 44, 'border-width': 4, label: 'data(rank)', color: ink, 'font-size': 18, 'text-valign': 'center',
      'background-fill': 'linear-gradient', 'background-gradient-direction': 'to-top',
      'background-gradient-stop-colors': `${color('fill')} ${color('fill')} ${color('node')} ${color('node')}`,
      'background-gradient-stop-positions': '0 0 0 100',
    } },
    { selector: 'node.running', style: { 'border-color': color('running') } },
    { selector: 'node.waiting', style: { 'border-color': color('waiting'), 'border-style': 'dashed' } },
    { selector: 'node.idle', style: { 'border-color': color('idle') } },
    { selector: 'node:selected', style: { 'underlay-color': ink, 'underlay-opacity': 0.2, 'underlay-padding': 8 } },
    { selector: 'edge', style: {
      width: 2, 'curve-style': 'bezier', 'control-point-step-size': 16, 'target-arrow-shape': 'triangle',
      'line-color': color('load0'), 'target-arrow-color': color('load0'), 'arrow-scale': 0.9,
    } },
    { selector: 'edge.around', style: {
      'curve-style': 'unbundled-bezier', 'control-point-weights': '0.08 0.92',
      'control-point-distances': (e) => `${40 * e.data('side')} ${40 * e.data('side')}`,
    } },
  ];
  for (let load = 1; load <= 5; load++) {
    sheet.push({ selector: `edge.load${load}`, style: {
      width: 2 + 1.2 * load, 'line-color': color(`load${load}`), 'target-arrow-color': color(`load${load}`), 'z-index': load,
    } });
  }
  return sheet;
}

/**
 * Draws a graph.
 *
 * @param select is told the rank of an FPGA that was clicked, or '' for the paper around them
 * @returns update(fpgas, loads) with what the server says of each FPGA and the load of each direction, and
 *     mark(rank) for an FPGA that was selected elsewhere
 */
export function drawGraph(container, graph, select) {
  const cy = cytoscape({
    container, elements: [...nodes(graph), ...edges(graph)], layout: { name: 'preset' }, style: style(),
    autoungrabify: true, boxSelectionEnabled: false, maxZoom: 2, minZoom: 0.05,
  });
  const fit = () => cy.resize().fit(undefined, 40);
  fit();
  new ResizeObserver(fit).observe(container);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => cy.style(style()));
  cy.on('tap', (event) => select(event.target === cy ? '' : event.target.isNode() ? `${event.target.data('rank')}` : null));
  container.dataset.fpgas = cy.nodes().length;
  container.dataset.directions = cy.edges().length;

  function update(fpgas, loads) {
    cy.batch(() => {
      fpgas.forEach((fpga, rank) => {
        const percent = Math.round(100 * fpga.fullest);
        cy.$id(`f${rank}`).classes(fpga.state)
          .style('background-gradient-stop-positions', `0 ${percent} ${percent} 100`);
      });
      loads.forEach((load, number) => {
        const id = `c${number >> 1}${number % 2 === 0 ? 'ab' : 'ba'}`;
        const element = cy.$id(id);
        const around = graph.cables[number >> 1].obstructed ? 'around ' : '';
        element.classes(`${around}load${loadClass(load)}`);
      });
    });
  }

  function mark(rank) {
    cy.nodes().unselect();
    if (rank !== '') cy.$id(`f${rank}`).select();
  }
  return { update, mark };
}
