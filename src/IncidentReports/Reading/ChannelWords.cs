using System.Diagnostics;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Reading;

/// <summary>By which door a version came, as the reporter reads it.</summary>
internal static class ChannelWords
{
    public static Words Words(this Channel channel) => channel switch
    {
        Channel.Web => new("この画面から", "on these pages"),
        Channel.Api => new("APIから", "by the API"),
        Channel.Sheet => new("様式のファイルから", "on an uploaded sheet"),
        Channel.Telephone => new("電話（窓口が入力）", "by telephone, entered by the desk"),
        Channel.Paper => new("書面等（窓口が入力）", "on paper, entered by the desk"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a desk took it down for the reporter.</summary>
    public static bool IsTakenDown(this Channel channel) => channel is Channel.Telephone or Channel.Paper;
}
