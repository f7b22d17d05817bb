import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path answers: HTML as text, or a body with its own headers and status. */
export type Answer = string | { body: string; headers?: Record<string, string>; status?: number };

/** A web server on localhost that answers the paths it was given and remembers every path asked for. */
export type Host = {
  url: string;
  origin: string;
  /** Paths in the order they were asked for, without the browser's own wish for a favicon. */
  hits: string[];
  close(): Promise<void>;
};

/** Serves `answers` by path; a path that is not there is a 404. A single text is served at every path. */
export async function serve(answers: Answer | Record<string, Answer>): Promise<Host> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path !== '/favicon.ico') hits.push(path);
    const answer = answerFor(answers, path);
    if (answer === undefined) return response.writeHead(404).end();
    const { body, headers = {}, status = 200 } = typeof answer === 'string' ? { body: answer } : answer;
    return response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/`,
    origin,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answerFor(answers: Answer | Record<string, Answer>, path: string): Answer | undefined {
  if (typeof answers === 'string' || isAnswer(answers)) return path === '/favicon.ico' ? undefined : answers;
  return answers[path];
}

const isAnswer = (value: object): value is Exclude<Answer, string> =>
  'body' in value && typeof value.body === 'string';
