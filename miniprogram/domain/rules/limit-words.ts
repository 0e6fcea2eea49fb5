/** The words of a rule about problems in which its limit stands: 低于80%, 占70%以上, 满90天. */
import { PROBLEM_RULES } from './problem-rules'

/** Splits a sentence at them and keeps them; undefined where the rule names no limit. */
export function limitWords(ruleId: string): RegExp | undefined {
  const tests = PROBLEM_RULES.find(({ id }) => id === ruleId)?.parameters.tests ?? []
  const said = tests.flatMap(({ says, each }) => (each ? [each.says, says] : [says]))
  const words = said.flatMap((each) => each.split(/\{(?!limit\})\w+\}/).filter((piece) => NUMBERED.test(piece)))
  return words.length === 0 ? undefined : new RegExp(`(${words.map(inPlace).join('|')})`)
}

const LIMIT = '{limit}'
/** A limit of the rule itself is none of a person's numbers either: 满90天. */
const NUMBERED = /\{limit\}|\d/

/** From the mark before it: what a person put before that is theirs. None of it is a sign of a pattern. */
function inPlace(words: string): string {
  return words.replace(/^[^，]*，(?=.*\{limit\})/, '，').replace(LIMIT, String.raw`\d+(?:\.\d+)?`)
}
