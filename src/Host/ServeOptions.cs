using System.Net;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Host;

/// <summary>How the host was asked to run.</summary>
internal sealed record ServeOptions(DatabaseAddress Database, string Data, string Urls, Uri PublicUrl, bool Demo)
{
    /// <summary>An identity provider by OpenID Connect, if one was named.</summary>
    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    /// <summary>A mail server, if one was named.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The proxies whose word is taken about where a request came from; nobody's if none is named.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Further settings from the file, as <c>Section:Key</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the module of people and accounts is told.</summary>
    public PartiesSettings Parties => new(Database, PublicUrl, Demo) { OpenIdConnect = OpenIdConnect, Mail = Mail };

    /// <summary>Puts the options together: flags win over environment variables, these over the file, this over the defaults.</summary>
    /// <param name="flag">The value of a flag, null if it was not given.</param>
    /// <param name="setting">The value of a variable, from the environment or the file.</param>
    /// <param name="demo">Whether the demonstration was asked for.</param>
    /// <exception cref="FormatException">A value cannot be read; the message says which and how to mend it.</exception>
    public static ServeOptions From(Func<string, string?> flag, Func<string, string?> setting, bool demo)
    {
        // A name without a value, as templates of settings have them, is a name that was not given.
        var given = setting;
        setting = name => given(name) is { Length: > 0 } value ? value : null;
        var data = Folder(flag("--data") ?? setting("NOROSHI_DATA") ?? "data");
        var urls = flag("--urls") ?? setting("NOROSHI_URLS") ?? "http://127.0.0.1:5080";
        var address = DatabaseAddress.Parse(flag("--database") ?? setting("NOROSHI_DATABASE") ?? $"sqlite:{Path.Combine(data, "noroshi.db")}");
        return new ServeOptions(address, data, urls, Public(flag("--public-url") ?? setting("NOROSHI_PUBLIC_URL"), Port(urls)), demo)
        {
            OpenIdConnect = AccountSettings.OpenIdConnect(setting),
            Mail = AccountSettings.Mail(setting),
            TrustedProxies = Proxies(setting("NOROSHI_TRUSTED_PROXIES")),
        };
    }

    private static IReadOnlyList<IPNetwork> Proxies(string? written) =>
    [
        .. (written ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(one =>
            IPNetwork.TryParse(one, out var network) ? network
            : IPAddress.TryParse(one, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException($"\"{one}\" in NOROSHI_TRUSTED_PROXIES is neither an address nor a network. Write them like 10.0.0.5, 10.0.1.0/24.")),
    ];

    private static string Folder(string written) => written.Length > 0 && !written.Contains('\0', StringComparison.Ordinal)
        ? Path.GetFullPath(written)
        : throw new FormatException("--data is empty. Name the folder of keys, attachments and the default database.");

    private static int Port(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            try
            {
                if (!BindingAddress.Parse(url).IsUnixPipe)
                {
                    continue;
                }
            }
            catch (Exception unreadable) when (unreadable is FormatException or ArgumentException)
            {
            }

            throw new FormatException($"\"{url}\" is not an address to listen on. Write --urls like http://127.0.0.1:5080, several with ; between them.");
        }

        return BindingAddress.Parse(urls.Split(';')[0]).Port;
    }

    // A passkey is bound to a name, and an IP address is none: people are sent to localhost unless a public name is given.
    private static Uri Public(string? given, int port)
    {
        var text = given ?? $"http://localhost:{port}";
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { AbsolutePath: "/", Query: "" }
            ? url
            : throw new FormatException($"\"{text}\" is not an address that people can open. Write --public-url like https://noroshi.example.go.jp, without a path.");
    }
}
