using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Store;

namespace Noroshi.Feedback.Answering;

/// <summary>What recipients saw at their own place, as a source. It says of its author what a report would, so it carries a secret until somebody says why not.</summary>
[Article("Act, Art. 37")]
internal sealed class SightingsAsSources(StoreDb db, IRecordOfActs acts) : IFurtherSources
{
    public FurtherSource Kind => FurtherSource.Sighting;

    public async Task<IReadOnlyList<SourceListed>> NewestAsync(int most, CancellationToken cancellation) => !db.Actor.Can(Permission.WriteProducts) ? []
        : [.. (await Sightings.OrderByDescending(o => o.SaidAt).ThenByDescending(o => o.Id).Take(most).ToListAsync(cancellation)).Select(Listed)];

    public async Task<SourceOpened?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.WriteProducts) || await Sightings.FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } sighting)
        {
            return null;
        }

        acts.Write(new Act("feedback.analysed", "Act, Art. 37", $"opinion:{id:D}") { Content = new JsonObject { ["product"] = sighting.Number } });
        await db.SaveChangesAsync(cancellation);
        return new SourceOpened(Listed(sighting), sighting.Organisation, Marks.HoldsSecret, Tlp.Amber, SourcePassage.Paragraphs(sighting.Text));
    }

    private IQueryable<Opinion> Sightings => db.Set<Opinion>().AsNoTracking().Where(o => o.Kind == OpinionKind.Sighting);

    // The number of the product on which it was said: an observation has none of its own.
    private static SourceListed Listed(Opinion o)
    {
        var seen = LegalCalendar.InTokyo(o.SeenAt ?? o.SaidAt);
        return new(o.Id, o.Number, new Words($"{seen:M月d日 H時m分}の観測", string.Create(CultureInfo.InvariantCulture, $"seen {seen:d MMM HH:mm}")));
    }
}
