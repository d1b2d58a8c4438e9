using System.Text.Json.Nodes;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Feedback.Answering;

/// <summary>An analyst answers what was said, and tells its author; if it changed the product, by which version.</summary>
[Article("Act, Art. 37")]
internal sealed class AnswerOpinion(StoreDb db, INotices notices, IRecordOfActs acts, TimeProvider clock)
{
    public const int LongestReply = 2_000;

    /// <summary>Answers it.</summary>
    /// <returns>False if somebody else answered meanwhile.</returns>
    public Task<bool> AnswerAsync(Opinion opinion, string reply, int? ledTo, CancellationToken cancellation)
    {
        opinion.Answer(reply, ledTo, db.Actor.Person, clock.GetUtcNow());
        notices.Tell(opinion.Person, "feedback.answered", new($"伝えたことへの回答が届きました（{opinion.Number}）", $"Your feedback was answered ({opinion.Number})"), $"/received/{opinion.Received:D}/feedback");
        acts.Write(new Act("feedback.answered", "Act, Art. 37", $"opinion:{opinion.Id:D}") { Content = new JsonObject { ["product"] = opinion.Number, ["ledTo"] = ledTo } });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }
}
