/** A large write, done in portions: asked again until nothing is left. */
import type { OutputOf, RequestOf } from '#contract'
import { CallFailure } from './call-failure'
import type { Send } from './submit'

type Portioned = 'register.import' | 'dues.align' | 'dues.approveYear' | 'dues.remind'
/** What every portion is asked with alike; a file that is read once comes with each. */
type Input<P extends Portioned> = Omit<RequestOf<P>, 'inPortions' | 'uploads'>

/** What was done for a page before it failed: asked for the same again, it counts with the rest. */
const DONE = new WeakMap<object, { readonly asked: string; readonly outputs: object[] }>()

/**
 * Answers `told` of all that was done, also of what was done before an earlier try failed. Throws a `CallFailure` that says
 * besides the reason what has been done and stays so.
 */
export async function sendInPortions<P extends Portioned>(
  page: { readonly send: Send },
  procedure: P,
  input: Input<P>,
  told: (outputs: readonly OutputOf<P>[]) => string,
  send: (portion: Input<P> & { readonly inPortions: true }) => Promise<OutputOf<P>> = (portion) =>
    // Whoever has no file to bring has said all of it.
    page.send(procedure, portion as unknown as RequestOf<P>),
): Promise<string> {
  const outputs = doneFor<OutputOf<P>>(page, `${procedure} ${JSON.stringify(input)}`)
  try {
    for (let left = 1; left > 0;) {
      const output = await send({ ...input, inPortions: true })
      outputs.push(output)
      left = output.left
    }
  } catch (failure) {
    if (!(failure instanceof CallFailure) || outputs.length === 0) throw failure
    const sentence = `已办好一部分：${told(outputs)}，仍然有效；其余的还没有办：${failure.message}`
    throw new CallFailure(failure.code, sentence, failure.field)
  }
  DONE.delete(page)
  return told(outputs)
}

function doneFor<Output extends object>(page: object, asked: string): Output[] {
  const done = DONE.get(page)
  // Of the same procedure, so outputs of the same shape.
  if (done?.asked === asked) return done.outputs as Output[]
  const outputs: Output[] = []
  DONE.set(page, { asked, outputs })
  return outputs
}

/** The sum of what each portion says of it. */
export function sumOf<Output>(outputs: readonly Output[], one: (output: Output) => number): number {
  return outputs.reduce((sum, output) => sum + one(output), 0)
}
