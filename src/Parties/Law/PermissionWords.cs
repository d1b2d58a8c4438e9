using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>What a permission allows, said to a person.</summary>
internal static class PermissionWords
{
    public static Words Of(Permission permission) => permission switch
    {
        Permission.FileReports => new("報告の提出・続報・訂正", "File, supplement and correct reports"),
        Permission.ReadOwnReports => new("自組織の報告の閲覧", "Read own reports"),
        Permission.ReadReports => new("あて先となった報告の閲覧", "Read reports addressed to the authority"),
        Permission.HandleCases => new("案件の処理", "Handle cases"),
        Permission.AskAndGuide => new("資料の提出の求め・助言等", "Ask for material and give guidance"),
        Permission.Order => new("命令", "Order"),
        Permission.StateOpinion => new("意見の陳述", "State an opinion"),
        Permission.SeeBurden => new("負担の測定値の閲覧", "See the burden of filing"),
        Permission.ManagePeople => new("人の管理", "Manage people"),
        Permission.GrantMandates => new("委任の管理", "Grant mandates"),
        Permission.Administer => new("システムの管理", "Administer the system"),
        Permission.InspectRecord => new("行為の記録の閲覧", "Read the record of acts"),
        Permission.KeepRegister => new("電子計算機の台帳の管理と届出", "Keep the register of computers and notify them"),
        Permission.ReadOwnRegister => new("自組織の電子計算機の台帳と届出の閲覧", "Read own register and notifications"),
        Permission.ReadNotifications => new("受け付けた届出の閲覧", "Read notifications addressed to the authority"),
        Permission.EraseContent => new("記録の内容の消去", "Erase recorded content"),
        Permission.WriteProducts => new("情報の整理・分析", "Write analysed information"),
        Permission.ApproveProducts => new("分析した情報の区分と公表・提供の承認", "Approve the class and release of analysed information"),
        Permission.SendProducts => new("分析した情報の提供", "Provide analysed information"),
        Permission.RelayProducts => new("大臣としての情報の提供", "Provide information in the minister's name"),
        Permission.ReceiveProducts => new("提供を受けた情報の閲覧と回答", "Receive and answer provided information"),
        Permission.RunCouncil => new("協議会の事務局", "Run the council"),
        Permission.JoinCouncil => new("協議会への参加", "Take part in the council"),
        Permission.SeeDeliberations => new("監理委員会の審議の閲覧", "See the commission's deliberations"),
        Permission.KeepCommission => new("監理委員会の事務局", "Be the commission's bureau"),
        Permission.SitInCommission => new("監理委員会の委員長・委員", "Sit in the commission"),
        _ => throw new UnreachableException(),
    };
}
