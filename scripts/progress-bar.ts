/** One line that fills up on a terminal; on anything else a line every tenth part. */
export function progressBar(title: string): (done: number, total: number, what: string) => void {
  let lastTenth = -1
  return (done, total, what) => {
    const share = total === 0 ? 1 : Math.min(1, done / total)
    if (process.stdout.isTTY) {
      const filled = Math.round(share * 24)
      const bar = '█'.repeat(filled) + '░'.repeat(24 - filled)
      process.stdout.write(`\r\u001b[2K${title} ${bar} ${done}/${total} ${what}`)
      if (share === 1) process.stdout.write('\n')
      return
    }
    const tenth = Math.floor(share * 10)
    if (tenth === lastTenth) return
    lastTenth = tenth
    console.log(`${title} ${tenth * 10}% ${what}`)
  }
}
