const { TestEnvironment } = require('jest-environment-node')

/**
 * Runs a file of tests as on a machine of another time zone, which the file names:
 * `@jest-environment-options {"zone":"America/New_York"}`. Node reads the zone anew whenever TZ is set.
 */
module.exports = class InZone extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.before = process.env.TZ
    process.env.TZ = config.projectConfig.testEnvironmentOptions.zone
    this.global.zone = process.env.TZ
  }

  async teardown() {
    if (this.before === undefined) delete process.env.TZ
    else process.env.TZ = this.before
    await super.teardown()
  }
}
