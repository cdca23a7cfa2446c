namespace GitOpsSets.Engine.Yaml;

/// <summary>Ways in which a reader may differ from <c>sigs.k8s.io/yaml</c>'s way through JSON.</summary>
[Flags]
public enum YamlReading
{
    /// <summary>As <c>yaml.YAMLToJSON</c>: infinite numbers are refused, whole floats become integers.</summary>
    AsJson = 0,

    /// <summary>Infinite numbers and not-a-number are kept.</summary>
    KeepNonFinite = 1,

    /// <summary>Whole floats stay floats, as where go-yaml itself writes again what it read.</summary>
    KeepFloats = 2,

    /// <summary>Integers above <c>int64</c> become floats, as where apimachinery decodes an object from the JSON text.</summary>
    ObjectNumbers = 4,

    /// <summary><c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c>, <c>y</c> and <c>n</c> stay text, as where kustomize reads a resource with go-yaml v3.</summary>
    WordsAsText = 8,
}
