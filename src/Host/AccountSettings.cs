using System.Globalization;
using System.Net.Mail;
using Noroshi.Parties.Face;

namespace Noroshi.Host;

/// <summary>
/// Identity provider and mail server, from environment variables. Secrets stand in files that the variables name: an environment
/// is copied into too many places.
/// </summary>
internal static class AccountSettings
{
    public static OpenIdConnectSettings? OpenIdConnect(Func<string, string?> read)
    {
        if (read("NOROSHI_OIDC_AUTHORITY") is not { Length: > 0 } authority)
        {
            return null;
        }

        var inside = read("NOROSHI_OIDC_ALLOW_INSIDE") == "true";
        return new OpenIdConnectSettings(
            Uri.TryCreate(authority, UriKind.Absolute, out var issuer) && (issuer.Scheme == Uri.UriSchemeHttps || (inside && issuer.IsLoopback))
                ? issuer
                : throw new FormatException("NOROSHI_OIDC_AUTHORITY must be an https address."),
            read("NOROSHI_OIDC_CLIENT_ID") ?? throw new FormatException("NOROSHI_OIDC_CLIENT_ID is missing: the client's name at the identity provider."),
            Secret(read("NOROSHI_OIDC_CLIENT_SECRET_FILE")))
        {
            Name = read("NOROSHI_OIDC_NAME"),
            AllowInside = inside,
        };
    }

    public static MailSettings? Mail(Func<string, string?> read)
    {
        if (read("NOROSHI_SMTP_HOST") is not { Length: > 0 } host)
        {
            return null;
        }

        var tls = read("NOROSHI_SMTP_TLS") ?? "starttls";
        return new MailSettings(
            host,
            int.TryParse(read("NOROSHI_SMTP_PORT") ?? "587", NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
                ? port
                : throw new FormatException("NOROSHI_SMTP_PORT is a number from 1 to 65535, usually 587."),
            read("NOROSHI_SMTP_FROM") is { } from && MailAddress.TryCreate(from, out _)
                ? from
                : throw new FormatException("NOROSHI_SMTP_FROM is missing or no address: the sender of all mail, like noroshi@example.go.jp."))
        {
            User = read("NOROSHI_SMTP_USER"),
            Password = Secret(read("NOROSHI_SMTP_PASSWORD_FILE")),
            Tls = tls is "starttls" or "tls" or "none" ? tls : throw new FormatException("NOROSHI_SMTP_TLS is starttls, tls or none."),
        };
    }

    private static string? Secret(string? file) => file is null ? null : File.ReadAllText(file).Trim();
}
