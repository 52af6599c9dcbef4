import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { shellEnvironment } from './packed.ts'

/** Python of a virtual environment that holds packages/spark/requirements.txt. */
export const python = process.env.COPYDESK_PYTHON ?? ''

export const sparkFolder = resolve(import.meta.dirname, '../../packages/spark')

/** Fails where there is no such Python: what needs it is not passed over. */
export function needPython(): void {
  if (python === '')
    throw new Error(
      'COPYDESK_PYTHON is not set: make a virtual environment of packages/spark/requirements.txt, with a Java 17 on the path, and name its python there',
    )
}

/** The home of the Spark that comes with the package from PyPI. */
export const sparkHome = (): string =>
  spawnSync(python, ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'], {
    encoding: 'utf8',
  }).stdout.trim()

/** Starts a program for Spark, on two executors of one core and a gigabyte each unless said. What it says goes to a file. */
export function sparkSubmit(
  home: string,
  args: readonly string[],
  cwd: string,
  master = 'local-cluster[2,1,1024]',
): ChildProcess {
  const log = createWriteStream(join(cwd, 'spark.log'), { flags: 'a' })
  const conf = { 'spark.ui.enabled': 'false', 'spark.sql.files.maxPartitionBytes': '4m' }
  const settings = Object.entries(conf).flatMap(([name, value]) => ['--conf', `${name}=${value}`])
  const submit = join(home, 'bin/spark-submit')
  const child = spawn(submit, ['--master', master, ...settings, ...args], {
    cwd,
    env: {
      ...shellEnvironment,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: '127.0.0.1',
      SPARK_WORKER_DIR: join(cwd, 'work'),
      PYSPARK_PYTHON: python,
      PYSPARK_DRIVER_PYTHON: python,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout?.pipe(log)
  child.stderr?.pipe(log)
  return child
}

/** Processes below one, with their command lines. */
export function below(pid: number): { readonly pid: number; readonly command: string }[] {
  const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  const all = rows.filter(Boolean).map((row) => {
    const [own, parent, ...command] = row.trim().split(/\s+/)
    return { pid: Number(own), parent: Number(parent), command: command.join(' ') }
  })
  const found = new Set([pid])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const one of all) if (found.has(one.parent)) found.add(one.pid)
  }
  found.delete(pid)
  return all.filter((one) => found.has(one.pid))
}
