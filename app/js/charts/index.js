export async function createChart() { throw new Error('not there yet'); }
