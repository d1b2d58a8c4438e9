using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Feedback.Answering;
using Noroshi.Feedback.Figuring;
using Noroshi.Feedback.Saying;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Feedback;

/// <summary>Plugs in what comes back from those to whom information was provided.</summary>
public static class FeedbackModule
{
    /// <summary>Adds what recipients say, the analysts' answers, and the figures.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<INavigation, FeedbackPlaces>()
        .AddSingleton<IKindsOfActs, FeedbackActs>()
        .AddSingleton<IModelContribution, FeedbackTables>()
        .AddScoped<SayOpinion>()
        .AddScoped<AnswerOpinion>()
        .AddScoped<IFurtherSources, SightingsAsSources>()
        .AddScoped<Figures>()
        .AddScoped<IRelated, FeedbackPlacesOfThings>()
        .AddScoped<IWaiting, WaitsForAnAnswer>();
}

/// <summary>The places in the menu.</summary>
internal sealed class FeedbackPlaces : INavigation
{
    public IEnumerable<NavigationItem> Items => [new(new("整理・分析", "Analysis"), new("受領者の声", "Feedback"), "/feedback", Permission.WriteProducts, 59)];
}

/// <summary>Leads from a delivery to what can be said of it, and from a product to what was said.</summary>
internal sealed class FeedbackPlacesOfThings(StoreDb db) : IRelated
{
    public async Task<IReadOnlyList<RelatedItem>> OfAsync(string thing, CancellationToken cancellation)
    {
        if (thing.Split(':') is not [var kind, var id] || !Guid.TryParse(id, out var it))
        {
            return [];
        }

        return kind switch
        {
            "received" when db.Actor.Can(Permission.ReceiveProducts) => [new RelatedItem(new("この情報について伝える（誤検知、観測、質問など）", "Say something about it (false positive, sighting, question …)"), $"/received/{it:D}/feedback")],
            "product" when db.Actor.Can(Permission.WriteProducts) && await db.Set<Opinion>().CountAsync(o => o.Product == it && o.ReplacedAt == null, cancellation) is > 0 and var said =>
                [new RelatedItem(new($"受領者の声（{said}件）", $"Feedback ({said})"), $"/feedback?Product={it:D}")],
            _ => [],
        };
    }
}

/// <summary>Tells on the first page what waits for an answer.</summary>
internal sealed class WaitsForAnAnswer(StoreDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation) => !db.Actor.Can(Permission.WriteProducts) ? []
        : [new WaitingItem(new("受領者の声で、まだ答えていないもの", "Feedback not answered yet"), await OpinionList.Waiting(db.Set<Opinion>()).Take(WaitingItem.Many).CountAsync(cancellation), "/feedback?Show=waiting", StatusKind.Attention, 30)];
}

/// <summary>What is done about feedback, in words.</summary>
internal sealed class FeedbackActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["feedback.analysed"] = new("受領者の観測の分析", "Sighting opened for the analysis"),
        ["feedback.answered"] = new("受領者の声への回答", "Feedback answered"),
        ["feedback.not-shown"] = new("受領者の声で、見てはならないものの要求", "Request for feedback that may not be seen"),
        ["feedback.said"] = new("提供を受けた情報についての声", "Feedback on provided information"),
    };
}
