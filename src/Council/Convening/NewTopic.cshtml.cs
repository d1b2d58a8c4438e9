using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Council.Convening;

/// <summary>The secretariat opens a topic; the same form sent twice opens one.</summary>
/// <remarks>For the council's secretariat, who decides what is discussed among whom.</remarks>
[Authorize(nameof(Permission.RunCouncil))]
[Article("Act, Art. 45(3)")]
internal sealed class NewTopicPage(KeepTopic keep, TimeProvider clock) : TopicForm
{
    [BindProperty]
    public Guid Id { get; set; }

    public void OnGet() => Id = Identifier.New(clock);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Id = Id == default ? Identifier.New(clock) : Id;
        if (KeepTopic.Check(Entry) is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        var topic = await keep.OpenAsync(new TopicId(Id), Entry, cancellation);
        this.Say(NoticeKind.Success, new("話題を設けました。加わる構成員を選んでください。", "The topic was opened. Choose its members."));
        return Redirect($"/council/topics/{topic.Number}");
    }
}
