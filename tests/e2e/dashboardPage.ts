import type { Browser, Locator, Page } from 'playwright-core';

/** What the lecture looks at. */
export const five: readonly string[] = [
  'loss',
  'updateRatio',
  'activationDistribution',
  'gradientDistribution',
  'weightGradientDistribution',
];

/** The dashboard as somebody in front of it sees and handles it. */
export class DashboardPage {
  /** Whatever the page had to complain of on its console. */
  readonly complaints: string[] = [];

  static async open(browser: Browser): Promise<DashboardPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return new DashboardPage(await context.newPage());
  }

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  status(word: string): Locator {
    return this.page.getByRole('status').getByText(word, { exact: true });
  }

  async start(preset: string): Promise<void> {
    await this.page.getByLabel('Preset').selectOption(preset);
    await this.button('Start run').click();
  }

  /** Name of the run that is shown. */
  name(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** Steps done, as shown. */
  async step(): Promise<number> {
    const text = await this.page.locator('dd').first().innerText();
    return Number(text.split(' of ')[0]?.replaceAll(',', ''));
  }

  /** Waits until a chart has drawn marks, and says how many. */
  async marksOf(chart: string): Promise<number> {
    const marks = this.page.locator(`[data-chart="${chart}"] svg .role-mark path[d^="M"]`);
    await marks.first().waitFor({ state: 'attached', timeout: 30_000 });
    return marks.count();
  }

  async until(condition: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 30_000; !(await condition());) {
      if (Date.now() > end) throw new Error('until: condition must come true within 30 s');
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until no chart is drawn any more: each keeps a pace, so the last rows come a little late. */
  async settled(): Promise<void> {
    const picture = () => this.page.locator('.grid').innerHTML();
    let before = '';
    for (let now = await picture(); now !== before; now = await picture()) {
      before = now;
      await this.page.waitForTimeout(1500);
    }
  }
}
