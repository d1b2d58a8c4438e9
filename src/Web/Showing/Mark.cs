using Microsoft.AspNetCore.Html;

namespace Noroshi.Web.Showing;

/// <summary>The few signs that stand before words, drawn in the colour of the text so that they survive forced colours.</summary>
internal static class Mark
{
    private const string Tick = "<circle cx='12' cy='12' r='11'/><path class='mark__cut' d='M6.5 12.5l3.7 3.7 7.3-7.6'/>";
    private const string Letter = "<circle cx='12' cy='12' r='11'/><path class='mark__cut' d='M12 11v6.500M12 6.500v.1'/>";
    private const string Triangle = "<path d='M12 1.5 23.5 22H.5z'/><path class='mark__cut' d='M12 9v5.500M12 18.400v.1'/>";
    private const string Octagon = "<path d='M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z'/><path class='mark__cut' d='M12 6v7M12 17.500v.1'/>";

    /// <summary>The sign of a notice.</summary>
    public static IHtmlContent Of(NoticeKind kind) => Svg(kind switch
    {
        NoticeKind.Success => Tick,
        NoticeKind.Warning => Triangle,
        NoticeKind.Error => Octagon,
        _ => Letter,
    });

    private static HtmlString Svg(string paths) =>
        new($"<svg class='mark-sign' viewBox='0 0 24 24' width='24' height='24' aria-hidden='true' focusable='false'>{paths}</svg>");
}
