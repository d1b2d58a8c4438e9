using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

internal sealed class Notices(StoreDb db, IOutbox outbox, PartiesSettings settings, TimeProvider clock) : INotices
{
    public void Tell(PersonId to, string kind, Words subject, string path, bool urgent = false)
    {
        var notice = Notice.Of(Identifier.New(clock), to, kind, subject, path, urgent, clock.GetUtcNow());
        db.Add(notice);
        if (settings.Mail is not null)
        {
            // An installation that sends no mail need not pass on, one by one, that there is none to send.
            outbox.Raise(new NoticeLeft(notice.Id));
        }
    }
}

/// <summary>A notice was left for somebody; mail may follow.</summary>
internal sealed record NoticeLeft(Guid Notice) : IEvent
{
    public static string Name => "parties.notice-left.v1";
}
