/** Prints one closing line that any CI can read: "N passed, N failed". */
module.exports = class TallyReporter {
  onRunComplete(_contexts, results) {
    const suitesThatDidNotRun = results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    const failed = results.numFailedTests + suitesThatDidNotRun
    process.stdout.write(`\ntests: ${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`)
  }
}
