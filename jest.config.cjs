const TO_COMMONJS = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
]

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/local'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': TO_COMMONJS, 'miniprogram_npm/.+\\.js$': TO_COMMONJS },
  // TDesign brings packages of its own in a miniprogram_npm, where WeChat finds them.
  moduleDirectories: ['node_modules', 'miniprogram_npm'],
  globalSetup: '<rootDir>/test/setup/build-functions.ts',
  // A bound against hanging, not a measurement: machines that do other work besides are slow.
  testTimeout: 60_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/setup/tally-reporter.cjs'],
}
