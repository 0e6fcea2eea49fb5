/** The options of the commands, read alike everywhere: `--help` tells them, and what is not known names itself. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Whether somebody asked how the command is used; then it has been told. */
export function helpAsked(
  usage: string,
  args: readonly string[] = process.argv.slice(2),
  print: (text: string) => void = console.log,
): boolean {
  const isAsked = args.includes('--help') || args.includes('-h')
  if (isAsked) print(usage)
  return isAsked
}

/** As `parseArgs` reads them. Throws with a sentence for the person where an option is unknown, or its value is missing. */
export function readOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new Error(`${faultOf(error)}（--help 看用法）`)
  }
}

/** Boundary: what `parseArgs` throws. */
function faultOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message: string }
  const [, said = ''] = /^[^']*'([^']*)'/.exec(message) ?? []
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有这个选项：${said}`
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `不知道“${said}”是什么`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `这个选项写得不对：${said}`
    default:
      return message
  }
}
