// The environment that tapes of a build run in: that of this process.

export const ownEnvironment = (): Readonly<Record<string, string | undefined>> => process.env;
