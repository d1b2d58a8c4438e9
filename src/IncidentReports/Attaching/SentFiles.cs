using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Noroshi.Kernel;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>A file that now lies in the vault.</summary>
internal sealed record SentFile(string Name, long Size, string Digest);

/// <summary>A form with files, as it came.</summary>
/// <param name="Trusted">It came from our own page, for this person's session.</param>
/// <param name="Fields">Its text fields.</param>
/// <param name="Files">Its files, kept.</param>
/// <param name="Problems">What could not be taken.</param>
internal sealed record SentForm(bool Trusted, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<SentFile> Files, Problems Problems);

/// <summary>
/// Reads a form with files as a stream: each file goes encrypted into the vault while it arrives, and never whole into memory or readable
/// onto the disk. The antiforgery token stands first in the form, so that nothing is kept for a stranger.
/// </summary>
internal sealed class SentFiles(FileVault vault, IAntiforgery antiforgery)
{
    /// <summary>100 MiB for each file.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    /// <summary>How many at once.</summary>
    public const int MostFiles = 5;

    /// <summary>All that one request may hold.</summary>
    public const long MostBytesAtOnce = (MostFiles * MostBytes) + (1024 * 1024);

    private const int MostText = 200_000;
    private const string Token = "__RequestVerificationToken";

    public async Task<SentForm> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<SentFile>();
        var problems = new Problems();
        var trusted = false;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            return new SentForm(false, fields, files, problems);
        }

        try
        {
            var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                {
                    continue;
                }

                if (part.IsFileDisposition())
                {
                    if (!trusted)
                    {
                        return new SentForm(false, fields, files, problems);
                    }

                    await TakeAsync(section, part, files, problems, cancellation);
                }
                else if (part.IsFormDisposition() && fields.Count < 50)
                {
                    var name = HeaderUtilities.RemoveQuotes(part.Name).ToString();
                    fields[name] = await TextAsync(section, cancellation);
                    trusted = trusted || (name == Token && await IsOursAsync(context, fields[name]));
                }
            }
        }
        catch (Exception cutOff) when (cutOff is IOException or InvalidDataException && cutOff is not BadHttpRequestException)
        {
            problems.Add(new Problem("Files", "cut-off", new(
                "送信が途中で切れました。通信を確認して、もう一度送ってください。", "The transfer broke off. Check your connection and send it again.")));
        }

        return new SentForm(trusted, fields, files, problems);
    }

    private async Task TakeAsync(MultipartSection section, ContentDispositionHeaderValue part, List<SentFile> files, Problems problems, CancellationToken cancellation)
    {
        var sent = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).ToString();
        if (sent.Length == 0)
        {
            return;
        }

        var name = AttachedName.Clean(sent);
        if (files.Count >= MostFiles)
        {
            problems.Add(new Problem("Files", "too-many-files", new($"一度に送れるのは{MostFiles}個までです。残りは、もう一度送ってください。", $"At most {MostFiles} files at once. Send the rest again.")));
            return;
        }

        switch (await vault.KeepAsync(section.Body, MostBytes, cancellation))
        {
            case Keeping.Kept kept:
                files.Add(new SentFile(name, kept.Size, kept.Digest));
                break;
            case Keeping.TooLarge:
                problems.Add(new Problem("Files", "file-too-large", new(
                    $"「{name}」は100MBを超えています。分割するか、要らない部分を除いて送ってください。", $"“{name}” is larger than 100 MB. Split it, or leave out what is not needed.")));
                break;
            default:
                problems.Add(new Problem("Files", "disk-full", new(
                    $"保存先の空き容量が足りず、「{name}」を受け付けられませんでした。時間をおいて送り直してください。", $"There is no room to keep “{name}”. Send it again later.")));
                break;
        }
    }

    private async Task<bool> IsOursAsync(HttpContext context, string token)
    {
        context.Request.Headers["RequestVerificationToken"] = token;
        return await antiforgery.IsRequestValidAsync(context);
    }

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body, Encoding.UTF8);
        var text = new char[MostText];
        var read = await reader.ReadBlockAsync(text, cancellation);
        return new string(text, 0, read);
    }
}
