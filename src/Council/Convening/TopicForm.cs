using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;

namespace Noroshi.Council.Convening;

/// <summary>The fields of a topic, to open one or to change one.</summary>
internal abstract class TopicForm : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public bool OpenToForeign { get; set; }

    [BindProperty]
    public bool Marked { get; set; }

    protected TopicEntry Entry => new(Checks.Trimmed(Title), Checks.Trimmed(Purpose), string.IsNullOrEmpty(Region) ? null : Region, OpenToForeign, Marked);

    protected void Fill(Topic topic) => (Title, Purpose, Region, OpenToForeign, Marked) = (topic.Title, topic.Purpose, topic.Region, topic.OpenToForeign, topic.Marked);
}
