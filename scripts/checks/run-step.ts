import { spawn } from 'node:child_process'

export interface StepResult {
  readonly ok: boolean
  readonly seconds: number
  /** What the commands wrote, as far as it was not shown meanwhile. */
  readonly said: string
}

/**
 * Runs the commands in a shell, one after the other, all of them also where one fails. With `isShown`, what they write to
 * stderr is seen as it comes (jest tells there how far it is), and only what they write to stdout is handed back.
 */
export async function runStep(commands: readonly string[], isShown: boolean): Promise<StepResult> {
  const began = Date.now()
  let ok = true
  let said = ''
  for (const command of commands) {
    const result = await runCommand(command, isShown)
    ok &&= result.ok
    said += result.said
  }
  return { ok, said, seconds: Math.round((Date.now() - began) / 1000) }
}

function runCommand(command: string, isShown: boolean): Promise<{ readonly ok: boolean; readonly said: string }> {
  return new Promise((done) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', isShown ? 'inherit' : 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', ({ message }) => (said += message))
    child.on('close', (code) => done({ ok: code === 0, said }))
  })
}
