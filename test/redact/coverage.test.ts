// The rules of gitleaks by which a secret can be told from its shape alone: an example of each is found, put together at run time.
import { describe, expect, it } from 'vitest';
import { pipe } from '../../src/core/edit/edit.js';
import { findSecrets, redact } from '../../src/core/edit/redact/redact.js';
import { output, recording } from '../support/recordings.js';

const LETTERS = 'aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW0xYz';
const some = (length: number, alphabet = LETTERS): string =>
  Array.from({ length }, (_, at) => alphabet[(at * 7 + 3) % alphabet.length]).join('');
const hex = (length: number): string => some(length, '0123456789abcdef');
const upper = (length: number): string => some(length, 'A2BC3DE4FG5HJ6KL7MN');
const letters = (length: number): string => some(length, 'abcdefghjkmnopqrstuvwxyz');
const uuid = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;

const RULES: Readonly<Record<string, string>> = {
  '1password-secret-key': `A${'3-'}${upper(6)}-${upper(11)}-${upper(5)}-${upper(5)}-${upper(5)}`,
  '1password-service-account-token': `ops${'_eyJ'}${some(260)}`,
  'adobe-client-secret': `p8${'e-'}${hex(32)}`,
  'age-secret-key': `AGE-SECRET${'-KEY-1'}${some(58, '023456789ACDEFGHJKLMNPQRSTUVWXYZ')}`,
  'alibaba-access-key-id': `LT${'AI'}${some(20)}`,
  'anthropic-api-key': `sk${'-ant-api03-'}${some(93)}AA`,
  'artifactory-api-key': `AK${'Cp'}${some(69)}`,
  'artifactory-reference-token': `cm${'Vmd'}${some(59)}`,
  'atlassian-api-token': `ATA${'TT3'}${some(186)}`,
  'authress-service-client-access-key': `sc${'_'}${some(12)}.${some(5)}.acc_${hex(16)}.${some(43)}`,
  'aws-access-token': `A3${'TX'}${upper(16)}`,
  'azure-ad-client-secret': `a1B${'8Q~'}${some(34)}`,
  'clickhouse-cloud-api-secret-key': `4b${'1d'}${some(38)}`,
  'clojars-api-token': `CLOJ${'ARS_'}${hex(60)}`,
  'cloudflare-origin-ca-key': `v1${'.0-'}${hex(24)}-${hex(146)}`,
  'curl-auth-header': `curl -H 'X-Api-Key: ${hex(32)}' https://x.example`,
  'curl-auth-user': `curl -s -u jane:${some(12)} https://x.example`,
  'databricks-api-token': `da${'pi'}${hex(32)}`,
  'defined-networking-api-token': `dn${'key-'}${some(26)}-${some(52)}`,
  'digitalocean-pat': `dop${'_v1_'}${hex(64)}`,
  'doppler-api-token': `dp${'.pt.'}${some(43)}`,
  'dropbox-short-lived-api-token': `s${'l.'}${some(135)}`,
  'duffel-api-token': `duffel${'_live_'}${some(43)}`,
  'dynatrace-api-token': `dt0${'c01.'}${some(24)}.${some(64)}`,
  'easypost-api-token': `EZ${'AK'}${some(54)}`,
  'easypost-test-api-token': `EZ${'TK'}${some(54)}`,
  'facebook-access-token': `1234567890123456${'|'}${some(27)}`,
  'facebook-page-access-token': `EA${'AC'}${some(120)}`,
  'flutterwave-encryption-key': `FLWSECK${'_TEST-'}${hex(12)}`,
  'flutterwave-secret-key': `FLWSECK${'_TEST-'}${hex(32)}-X`,
  'flyio-access-token': `fm${'2_'}${some(140)}`,
  'frameio-api-token': `fio${'-u-'}${some(64)}`,
  'gcp-api-key': `AI${'za'}${some(35)}`,
  'github-app-token': `gh${'s_'}${some(36)}`,
  'github-app-token, of a user': `gh${'u_'}${some(36)}`,
  'github-fine-grained-pat': `github${'_pat_'}${some(82)}`,
  'github-oauth': `gh${'o_'}${some(36)}`,
  'github-pat': `gh${'p_'}${some(36)}`,
  'github-refresh-token': `gh${'r_'}${some(36)}`,
  'gitlab-cicd-job-token': `gl${'cbt-'}${hex(2)}_${some(20)}`,
  'gitlab-deploy-token': `gl${'dt-'}${some(20)}`,
  'gitlab-feature-flag-client-token': `gl${'ffct-'}${some(20)}`,
  'gitlab-feed-token': `gl${'ft-'}${some(20)}`,
  'gitlab-incoming-mail-token': `gl${'imt-'}${some(25)}`,
  'gitlab-kubernetes-agent-token': `gl${'agent-'}${some(50)}`,
  'gitlab-oauth-app-secret': `gl${'oas-'}${some(64)}`,
  'gitlab-pat': `gl${'pat-'}${some(20)}`,
  'gitlab-pat-routable': `gl${'pat-'}${some(300)}.01${hex(7)}`,
  'gitlab-ptt': `gl${'ptt-'}${hex(40)}`,
  'gitlab-rrt': `GR13${'48941'}${some(20)}`,
  'gitlab-runner-authentication-token': `gl${'rt-'}${some(20)}`,
  'gitlab-runner-authentication-token-routable': `gl${'rt-'}t3_${some(300)}.01${hex(7)}`,
  'gitlab-scim-token': `gl${'soat-'}${some(20)}`,
  'gitlab-session-cookie': `_gitlab${'_session='}${hex(32)}`,
  'grafana-api-key': `eyJ${'rIjoi'}${some(80)}`,
  'grafana-cloud-api-token': `gl${'c_'}${some(60)}`,
  'grafana-service-account-token': `gl${'sa_'}${some(32)}_${hex(8)}`,
  'harness-api-key': `pa${'t.'}${some(22)}.${some(24)}.${some(20)}`,
  'hashicorp-tf-api-token': `${some(14)}.atlas${'v1.'}${some(60)}`,
  'heroku-api-key-v2': `HRKU${'-AA'}${some(58)}`,
  'huggingface-access-token': `hf${'_'}${letters(34)}`,
  'huggingface-organization-api-token': `api${'_org_'}${letters(34)}`,
  'infracost-api-token': `ic${'o-'}${some(32)}`,
  'intra42-client-secret': `s-s4${'t2ud-'}${hex(64)}`,
  jwt: `ey${'J'}hbGciOiJIUzI1NiJ9.ey${some(30)}.${some(43)}`,
  'linear-api-key': `lin${'_api_'}${some(40)}`,
  'lob-api-key': `live${'_'}${hex(35)}`,
  'lob-pub-api-key': `test${'_pub_'}${hex(31)}`,
  'mailchimp-api-key': `${hex(32)}${'-us'}12`,
  'mailgun-private-api-token': `ke${'y-'}${hex(32)}`,
  'mailgun-pub-key': `pubke${'y-'}${hex(32)}`,
  'mapbox-api-token': `p${'k.'}${some(60)}.${some(22)}`,
  'maxmind-license-key': `${some(6)}_${some(29)}${'_mmk'}`,
  'microsoft-teams-webhook': `https://acme.webhook${'.office.com/webhookb2/'}${uuid}@${uuid}/IncomingWebhook/${hex(32)}/${uuid}`,
  'new-relic-browser-api-token': `NR${'JS-'}${hex(19)}`,
  'new-relic-insert-key': `NR${'II-'}${some(32)}`,
  'new-relic-user-api-key': `NR${'AK-'}${upper(27)}`,
  'notion-api-token': `nt${'n_'}12345678901${some(35)}`,
  'npm-access-token': `np${'m_'}${some(36)}`,
  'nuget-config-password': `<add key="ClearText${'Password'}" value="${some(12)}" />`,
  'octopus-deploy-api-key': `AP${'I-'}${upper(26)}`,
  'openai-api-key': `sk${'-proj-'}${some(58)}T3BlbkFJ${some(58)}`,
  'openshift-user-token': `sha2${'56~'}${some(43)}`,
  'perplexity-api-key': `ppl${'x-'}${some(48)}`,
  'plaid-api-token': `access${'-production-'}${uuid}`,
  'planetscale-api-token': `pscale${'_tkn_'}${some(43)}`,
  'planetscale-oauth-token': `pscale${'_oauth_'}${some(43)}`,
  'planetscale-password': `pscale${'_pw_'}${some(43)}`,
  'postman-api-token': `PM${'AK-'}${hex(24)}-${hex(34)}`,
  'prefect-api-token': `pn${'u_'}${some(36)}`,
  'pulumi-api-token': `pu${'l-'}${hex(40)}`,
  'pypi-upload-token': `pypi${'-AgEIcHlwaS5vcmc'}${some(60)}`,
  'readme-api-token': `rd${'me_'}${hex(70)}`,
  'rubygems-api-token': `ruby${'gems_'}${hex(48)}`,
  'scalingo-api-token': `tk${'-us-'}${some(48)}`,
  'sendgrid-api-token': `S${'G.'}${some(22)}.${some(43)}`,
  'sendinblue-api-token': `xkey${'sib-'}${hex(64)}-${some(16)}`,
  'sentry-org-token': `sntr${'ys_'}eyJpYXQiO${some(60)}`,
  'sentry-user-token': `sntr${'yu_'}${hex(64)}`,
  'settlemint-personal-access-token': `sm${'_pat_'}${some(16)}`,
  'shippo-api-token': `shippo${'_live_'}${hex(40)}`,
  'shopify-access-token': `shp${'at_'}${hex(32)}`,
  'sidekiq-sensitive-url': `https://${hex(8)}:${hex(8)}@gems.contribsys.com/`,
  'slack-app-token': `xap${'p-1-'}A${upper(10)}-12345678901-${hex(64)}`,
  'slack-bot-token': `xo${'xb-'}123456789012-123456789012-${some(24)}`,
  'slack-webhook-url': `https://hooks.slack${'.com/services/'}T${upper(8)}/B${upper(8)}/${some(24)}`,
  'sourcegraph-access-token': `sg${'p_'}${hex(16)}_${hex(40)}`,
  'square-access-token': `sq0${'atp-'}${some(22)}`,
  'stripe-access-token': `sk${'_prod_'}${some(24)}`,
  'telegram-bot-api-token': `123456789${':A'}${some(34)}`,
  'twilio-api-key': `S${'K'}${hex(32)}`,
  'typeform-api-token': `tf${'p_'}${some(59)}`,
  'vault-batch-token': `hv${'b.'}${some(140)}`,
  'vault-service-token': `hv${'s.'}${some(95)}`,
  'vault-service-token, old': `${'s.'}${some(24)}`,
  'yandex-access-token': `t1${'.'}${some(20)}.${some(86)}`,
  'yandex-api-key': `AQ${'VN'}${some(36)}`,
  'yandex-aws-access-token': `Y${'C'}${some(38)}`,
};

describe('an example of each rule that has a shape', () => {
  it.each(Object.entries(RULES))('%s', async (_, secret) => {
    const found = await findSecrets(recording([output(0, `it is ${secret} here\r\n`)], { cols: 500 }), {
      builtin: ['secrets'],
    });
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('an example of each rule of GitHub and GitLab', () => {
  it.each(Object.entries(RULES).filter(([name]) => /^git(?:hub|lab)-/.test(name)))(
    '%s is hidden to its end',
    async (_, secret) => {
      const cast = await pipe(recording([output(0, `it is ${secret} here\r\n`)], { cols: 500 }), redact({}));
      const [event] = cast.events;
      const kept = secret.startsWith('_') ? '_gitlab_session=' : '';
      expect(event).toMatchObject({ data: `it is ${kept}${'*'.repeat(secret.length - kept.length)} here\r\n` });
    },
  );
});

const HARMLESS: Readonly<Record<string, string>> = {
  'a clock and a date': '12:34:56 2026-12-01T12:34:56.789Z',
  'a hardware address': '00:1b:44:11:3a:b7 fe-54-00-12-ab-cd',
  'versions of programs': 'v1.2.3 node-20.19.0 1.2.3.4-5 openssl 3.0.13 (2024.10.22.1)',
  'labels of tests': 'PASS src/a.test.ts JWT token TOKEN= SECRET: key: PASSWORD',
  'a UUID': uuid,
  'hashes of git': `commit ${hex(40)} ${hex(7)} sha256:${hex(64)} sha512-${some(86)}==`,
  'names in programs': 'Foo::Bar::baz std::vector test_pub_key live_reload api_org_name sk-learn sk-loading-indicator',
  'a path and a URL': '/usr/lib/node_modules/@types/node/index.d.ts https://example.com/a/b?c=d#e key-value',
  'a curl without a password': 'curl -u $USER:$TOKEN https://x.example; curl -u user:<password> https://x.example',
};

describe('what is no secret', () => {
  it.each(Object.entries(HARMLESS))('%s', async (_, text) => {
    expect(await findSecrets(recording([output(0, `${text}\r\n`)], { cols: 300 }))).toEqual([]);
  });
});

describe('entropy, where it is asked for', () => {
  const find = (text: string, builtin: string[]) =>
    findSecrets(recording([output(0, `${text}\r\n`)], { cols: 300 }), { builtin });
  const random = [
    `adafruit_key = ${letters(12)}${some(20)}`,
    'HEROKU_API_KEY=3f9a1c7e-52b8-4d06-a9e1-7c04f2b86d35',
    `x ${some(40)} y`,
    hex(40),
  ];

  it.each(random)('finds %s', async (text) => {
    expect(await find(text, ['entropy'])).toHaveLength(1);
  });

  it('finds no words, and is none of all kinds', async () => {
    const words = 'the-quick-brown-fox-jumps/over/the/lazy/dog internationalization key: PASSWORD_FILE_NAME';
    expect(await find(words, ['entropy'])).toEqual([]);
    expect(await find(`x ${some(40)} y`, ['all'])).toEqual([]);
  });
});
