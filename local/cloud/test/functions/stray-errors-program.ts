import { CloudBench } from '../test-cloud'

/** Run by stray-errors.test.ts in a process of its own: a function leaves errors behind, and is called again. */
async function main(): Promise<void> {
  const bench = await CloudBench.build('misbehave')
  let heard = 0
  const both = new Promise<void>((resolve) => {
    const log = (line: string) => {
      if (/nobody (waits for|catches) me/.test(line)) heard += 1
      if (heard === 2) resolve()
    }
    void bench
      .start({ log })
      .then((cloud) => cloud.invoke('misbehave', { how: 'stray' }, {}))
      .then((answer) => console.log(`first: ${String(answer)}`))
  })
  await both
  const cloud = await bench.start()
  console.log(`afterwards: ${String(await cloud.invoke('misbehave', { how: 'nothing' }, {}))}`)
  await bench.remove()
}

void main()
