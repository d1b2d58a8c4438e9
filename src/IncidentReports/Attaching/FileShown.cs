using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>An attachment in a list.</summary>
internal sealed record FileShown(Attachment File, string? UploadedBy, string? RemovePath)
{
    public string Size => File.Size switch
    {
        >= 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{File.Size / 1024.0 / 1024:0.0} MB"),
        >= 1024 => string.Create(CultureInfo.InvariantCulture, $"{File.Size / 1024.0:0.0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File.Size} B"),
    };

    public static async Task<IReadOnlyList<FileShown>> AllAsync(IQueryable<Attachment> files, IWhoIsWho who, string? removePath, CancellationToken cancellation)
    {
        var found = await files.AsNoTracking().OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellation);
        var people = await who.PersonsAsync(found.Select(a => a.UploadedBy), cancellation);
        return [.. found.Select(a => new FileShown(a, people.GetValueOrDefault(a.UploadedBy)?.Name, removePath))];
    }
}
