using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Testing;

namespace Noroshi.Parties.Tests.Passkeys;

/// <summary>An authenticator in software: one ES256 key with its counter (WebAuthn level 3, attestation "none").</summary>
public sealed class SoftAuthenticator(Uri origin) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] credential = RandomNumberGenerator.GetBytes(16);
    private byte[] user = [];
    private uint counter;

    /// <summary>What it writes as origin; another one is what a phishing page would have it sign.</summary>
    public string Origin { get; set; } = origin.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether it says that it has verified its user.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Makes a passkey as asked.</summary>
    public string Create(JsonNode options)
    {
        user = Base64Url.DecodeFromChars((string)options["user"]!["id"]!);
        var client = Client("webauthn.create", options);
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head((string)options["rp"]!["id"]!, attested: true), .. new byte[16], 0, (byte)credential.Length, .. credential, .. cose];
        byte[] attestation = [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Answer(new JsonObject { ["clientDataJSON"] = Base64Url.EncodeToString(client), ["attestationObject"] = Base64Url.EncodeToString(attestation), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>Uses the passkey as asked.</summary>
    public string Use(JsonNode options)
    {
        counter++;
        var client = Client("webauthn.get", options);
        var data = Head((string)options["rpId"]!, attested: false);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = Base64Url.EncodeToString(user),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private byte[] Client(string type, JsonNode options) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["challenge"] = (string)options["challenge"]!, ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] Head(string party, bool attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(party)), (byte)(0x01 | (VerifiesUser ? 0x04 : 0) | (attested ? 0x40 : 0)), .. count];
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(credential),
        ["rawId"] = Base64Url.EncodeToString(credential),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];
}

/// <summary>What a browser's script does with a form for passkeys.</summary>
public static class WithAuthenticator
{
    /// <summary>A visitor under the public name of the house, as passkeys demand.</summary>
    public static Visitor AtTheDoor(this House house) => new(PublicUrl(house));

    /// <summary>The public address of the house.</summary>
    public static Uri PublicUrl(House house) => new(house.Address.AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Opens a page, has the authenticator answer, and sends its form.</summary>
    public static async Task<Page> PresentAsync(this Visitor visitor, string path, Func<JsonNode, string> answer, object? values = null)
    {
        var page = await visitor.GetAsync(path);
        return await visitor.SubmitAsync(page, await AnsweredAsync(visitor, page, answer, values), "form[data-passkey]");
    }

    /// <summary>The fields of the form with the authenticator's answer put in.</summary>
    public static async Task<Dictionary<string, object>> AnsweredAsync(Visitor visitor, Page page, Func<JsonNode, string> answer, object? values = null)
    {
        var form = page.Find("form[data-passkey]") ?? throw new InvalidOperationException($"{page.Path} ({(int)page.Status}) has no form for passkeys.");
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => (object)(i.GetAttribute("value") ?? ""));
        foreach (var given in values?.GetType().GetProperties() ?? [])
        {
            fields[given.Name] = given.GetValue(values)!;
        }

        var asked = await visitor.PostAsync(form.GetAttribute("data-options")!, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, (string)f.Value))));
        if (asked.Status != System.Net.HttpStatusCode.OK)
        {
            return fields;
        }

        fields["credential"] = answer(asked.Json);
        return fields;
    }
}
