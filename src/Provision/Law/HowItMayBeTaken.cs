using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>In which way a recipient takes what was provided.</summary>
internal enum TakenAs
{
    /// <summary>Read on the screen.</summary>
    Screen,

    /// <summary>Carried away: a bundle for machines, an encrypted package.</summary>
    File,

    /// <summary>Sent encrypted to the recipient's mail.</summary>
    Mail,
}

/// <summary>One taking.</summary>
/// <param name="How">In which way.</param>
/// <param name="Class">The class of the product.</param>
/// <param name="ViewOnly">Whether the sender lets it be read on the screen alone.</param>
/// <param name="Stopped">Whether provision to the organisation is stopped after a leak.</param>
/// <param name="Device">Where the device stands from which it is asked for.</param>
internal sealed record TakingCase(TakenAs How, InformationClass Class, bool ViewOnly, bool Stopped, DeviceStanding Device);

/// <summary>
/// What was provided is kept safe (「安全管理のために必要かつ適切な措置」): above a class that the policy sets it is opened on registered devices alone, and what is for viewing only is not
/// carried away. The article leaves the means open; these are a policy of the house.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class HowItMayBeTaken
{
    /// <summary>The name of the policy: up to which class any device will do.</summary>
    public const string Setting = "device.any-up-to";

    /// <summary>What holds until it is set: 総合整理分析情報 alone needs a registered device.</summary>
    public const InformationClass UntilSet = InformationClass.ForProvision;

    private const string Article = "Act, Art. 44(1)";

    /// <summary>Reads the policy as it is kept; what cannot be read is the value that holds until it is set.</summary>
    public static InformationClass Read(string? written) => Enum.TryParse<InformationClass>(written, out var read) && Enum.IsDefined(read) ? read : UntilSet;

    /// <summary>Whether a class is opened on registered devices alone.</summary>
    public static bool NeedsDevice(InformationClass @class, InformationClass anyDeviceUpTo) => !anyDeviceUpTo.Contains(@class);

    /// <summary>Whether it may be taken so.</summary>
    public static Ruling Ask(TakingCase asked, InformationClass anyDeviceUpTo) => asked switch
    {
        { How: not TakenAs.Screen, ViewOnly: true } => new Ruling.Refused(Article, new("閲覧だけが認められた情報です。画面で読んでください。", "This is for viewing only. Read it on the screen.")),
        { How: not TakenAs.Screen, Stopped: true } => new Ruling.Refused(Article, new(
            "漏えいの確認のため、あなたの組織への提供と持ち出しを止めています。画面では読めます。内閣府の窓口に連絡してください。",
            "Provision to your organisation, and carrying away, are stopped while a leak is looked into. You can read it on the screen. Contact the Cabinet Office.")),
        { How: TakenAs.Mail } when NeedsDevice(asked.Class, anyDeviceUpTo) => new Ruling.Refused(Article, new(
            "この区分の情報は、メールでは送りません。登録した端末で読んでください。", "Information of this class is not mailed. Read it on a registered device.")),
        { Device: not DeviceStanding.Registered } when NeedsDevice(asked.Class, anyDeviceUpTo) => new Ruling.Refused(Article, new(
            "この区分の情報は、登録した端末でだけ読めます。「受け取る端末」で、この端末の登録を申請してください。",
            "Information of this class is read on registered devices alone. Ask for this device to be registered under \"My devices\".")),
        _ => new Ruling.Allowed(Article),
    };
}
