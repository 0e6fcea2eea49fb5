import type { Allow, ProcedureShape } from '#contract/procedure'
import { holdersOf } from '#domain/people/who-may'
import { describeSchema } from './describe-schema'

/** Who may call, as a person would say it. */
function callersOf(allow: Allow): string {
  if (allow === 'anyone' || allow === 'signed-in') return '任何微信用户'
  return allow === 'bound' ? '已绑定的党员' : `本党组织的${holdersOf(allow)}`
}

/** Every procedure with what it does, who may call it and what it takes; `part` keeps those whose names hold it. */
export function listProcedures(contract: Readonly<Record<string, ProcedureShape>>, part = ''): string {
  return Object.entries(contract)
    .filter(([name]) => name.includes(part))
    .map(([name, { summary, kind, runs, allow, input }]) =>
      [
        `${name}  ${summary}`,
        `  ${kind === 'read' ? '读取' : '写入'}，云函数 ${runs}，${callersOf(allow)}可以调用`,
        `  ${describeSchema(input).replaceAll('\n', '\n  ')}`,
      ].join('\n'),
    )
    .join('\n\n')
}
