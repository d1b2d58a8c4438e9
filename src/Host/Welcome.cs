using Noroshi.Kernel;
using Noroshi.Parties;

namespace Noroshi.Host;

/// <summary>What whoever started the program reads once it is ready: where it is, and how to get in.</summary>
internal static class Welcome
{
    /// <summary>What is amiss with how it is reached, though it runs; empty if nothing is.</summary>
    public static string Warning(ServeOptions options) =>
        options.PublicUrl.Scheme == Uri.UriSchemeHttps && options.TrustedProxies.Count == 0 && !options.Urls.Contains("https://", StringComparison.OrdinalIgnoreCase)
            ? $"""
              {options.PublicUrl.GetLeftPart(UriPartial.Authority)} に、信頼するプロキシの設定がありません。NOROSHI_TRUSTED_PROXIES にTLSを終端するプロキシのアドレスを指定してください。
              The public address is https, but no proxy's word is taken: name the one that ends TLS in NOROSHI_TRUSTED_PROXIES. Until then cookies are not marked Secure, and all people share the proxy's address.

              """
            : "";

    public static async Task SayAsync(IServiceProvider services, ServeOptions options, Uri? first, TextWriter to)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        if (options.Demo)
        {
            await to.WriteLineAsync($"デモ：役割ごとに一人ずつサインインできます。 Demo, one sign-in per role: {new Uri(options.PublicUrl, "/sign-in")}");
            foreach (var person in await PartiesModule.DemoPeopleAsync(scope.ServiceProvider, CancellationToken.None))
            {
                await to.WriteLineAsync($"  {person.Role.PadRight(28)}{person.Name.Ja}：{person.Person}（{person.Organisation.Ja}）");
            }
        }
        else if (first is { } link)
        {
            // The link is a secret: it goes to the terminal of whoever started the program, never into a log.
            await to.WriteLineAsync("最初のシステム管理者は、24時間以内に次のリンクでパスキーを登録してください（一度だけ使えます）。");
            await to.WriteLineAsync($"The first system administrator registers a passkey here, within 24 hours and once:\n  {link}");
        }

        // Where it is comes last: a script, a service manager or a test that waits for this line then has read all the rest.
        await to.WriteLineAsync($"狼煙 Noroshi: {options.PublicUrl.GetLeftPart(UriPartial.Authority)}");
        await to.FlushAsync();
    }
}
