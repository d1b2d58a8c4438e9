using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Host;

/// <summary>How the host was asked to run. Flags win over environment variables, these over defaults.</summary>
internal sealed record ServeOptions(DatabaseAddress Database, string Data, string Urls, Uri PublicUrl, bool Demo)
{
    /// <summary>An identity provider by OpenID Connect, if one was named.</summary>
    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    /// <summary>A mail server, if one was named.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>How often a minute one address may show a credential.</summary>
    public int CredentialsPerMinute { get; init; } = 60;

    /// <summary>What the module of people and accounts is told.</summary>
    public PartiesSettings Parties => new(Database, PublicUrl, Demo) { OpenIdConnect = OpenIdConnect, Mail = Mail, CredentialsPerMinute = CredentialsPerMinute };

    public static ServeOptions From(string[] args)
    {
        string? Value(string flag, string variable)
        {
            var at = Array.IndexOf(args, flag);
            return at >= 0 && at + 1 < args.Length ? args[at + 1] : Environment.GetEnvironmentVariable(variable);
        }

        var data = Path.GetFullPath(Value("--data", "NOROSHI_DATA") ?? "data");
        var urls = Value("--urls", "NOROSHI_URLS") ?? "http://127.0.0.1:5080";
        var port = new Uri(urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal)).Port;
        return new ServeOptions(
            DatabaseAddress.Parse(Value("--database", "NOROSHI_DATABASE") ?? $"sqlite:{Path.Combine(data, "noroshi.db")}"),
            data,
            urls,
            new Uri(Value("--public-url", "NOROSHI_PUBLIC_URL") ?? $"http://localhost:{port}"),
            args.Contains("--demo"))
        {
            OpenIdConnect = AccountSettings.OpenIdConnect(Environment.GetEnvironmentVariable),
            Mail = AccountSettings.Mail(Environment.GetEnvironmentVariable),
        };
    }
}
