using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Law;
using Noroshi.Store;

namespace Noroshi.Feedback.Store;

internal sealed class FeedbackTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db) => model.Entity<Opinion>(b =>
    {
        b.ToTable("opinions");
        b.HasKey(o => o.Id);
        b.Property(o => o.Id).ValueGeneratedNever();
        b.Ignore(o => o.Waits);
        b.Property(o => o.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(o => o.Number).HasMaxLength(20);
        b.Property(o => o.Text).HasMaxLength(AnOpinionSaysEnough.LongestText);
        b.Property(o => o.Reply).HasMaxLength(AnOpinionSaysEnough.LongestText);
        b.Property(o => o.Revision).IsConcurrencyToken();
        b.HasIndex(o => new { o.Received, o.SaidAt });
        b.HasIndex(o => new { o.Series, o.SaidAt });
        b.HasIndex(o => new { o.SaidAt, o.Id });
        b.HasQueryFilter("visibility", WhoMaySeeAnOpinion.Opinions(db));
    });
}
