package ug.open.conveyor.driver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.json.Json;

/** The example of a schema fits it, formats included, as a library judges that we have not written. */
final class ExampleTest {
    private static final SchemaRegistry STRICT = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static Object parse(String schema) {
        return Json.parse(schema.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object'}",
                "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'type':'boolean'}},'additionalProperties':false}",
                "{'required':['n','t'],'properties':{'n':{'type':['null','number']},'t':{'type':['null']}}}",
                "{'required':['mode'],'properties':{'mode':{'enum':['fast','slow']},'kind':{'const':'x'}}}",
                "{'required':['e'],'properties':{'e':{'type':'string','minLength':3,'examples':['abc','d']},'d':{'type':'integer','default':8080}}}",
                "{'required':['a','b','c','d'],'properties':{'a':{'format':'uuid'},'b':{'type':'string','format':'date-time'},'c':{'type':'string','format':'uri'},'d':{'type':'string','format':'email'}}}",
                "{'required':['a','b','c','d','e'],'properties':{'a':{'type':'string','format':'date'},'b':{'type':'string','format':'time'},'c':{'type':'string','format':'duration'},'d':{'type':'string','format':'hostname'},'e':{'type':'string','format':'regex'}}}",
                "{'required':['a','b','c','d','e'],'properties':{'a':{'type':'string','format':'ipv4'},'b':{'type':'string','format':'ipv6'},'c':{'type':'string','format':'json-pointer'},'d':{'type':'string','format':'uri-reference'},'e':{'type':'string','format':'uri-template'}}}",
                "{'required':['i','j','k','l'],'properties':{'i':{'type':'integer','minimum':5,'maximum':7},'j':{'type':'integer','exclusiveMinimum':5},'k':{'type':'integer','maximum':-3},'l':{'type':'integer','exclusiveMaximum':0}}}",
                "{'required':['i','j','k','l'],'properties':{'i':{'type':'number','minimum':0.5,'maximum':0.7},'j':{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':0.1},'k':{'type':'number','maximum':-3.5},'l':{'minimum':2.5}}}",
                "{'required':['i','j','k'],'properties':{'i':{'type':'integer','multipleOf':7,'minimum':15},'j':{'type':'number','multipleOf':0.05,'exclusiveMinimum':1},'k':{'type':'integer','multipleOf':0.4,'minimum':1}}}",
                "{'$schema':'http://json-schema.org/draft-04/schema#','required':['i'],'properties':{'i':{'type':'integer','minimum':3,'exclusiveMinimum':true,'maximum':5,'exclusiveMaximum':true}}}",
                "{'required':['a','b','c'],'properties':{'a':{'type':'string','minLength':12},'b':{'type':'string','maxLength':2},'c':{'type':'string','maxLength':0}}}",
                "{'required':['v','c','s'],'properties':{'v':{'type':'string','pattern':'^v[0-9]+\\\\.[0-9]+$'},'c':{'type':'string','pattern':'^[0-9a-f]{40}$'},'s':{'type':'string','pattern':'^(?:https|ssh)://[^/ ]+/\\\\w+(?:\\\\.git)?$'}}}",
                "{'required':['v','w'],'properties':{'v':{'type':'string','pattern':'^[a-z][a-z0-9-]*$','minLength':8,'maxLength':12},'w':{'type':'string','pattern':'^(\\\\d{1,3}\\\\.){3}\\\\d{1,3}$'}}}",
                "{'required':['l'],'properties':{'l':{'type':'array','minItems':3,'items':{'type':'string','minLength':1}}}}",
                "{'required':['l','m','n'],'properties':{'l':{'type':'array','minItems':3,'uniqueItems':true,'items':{'type':'integer','minimum':-1}},'m':{'type':'array','minItems':2,'uniqueItems':true,'items':{'enum':['a','b','c']}},'n':{'type':'array','minItems':2,'uniqueItems':true,'items':{'type':'string','pattern':'^[a-z]$'}}}}",
                "{'required':['t','u'],'properties':{'t':{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2},'u':{'type':'array','maxItems':0,'items':{'type':'string'}}}}",
                "{'required':['t'],'properties':{'t':{'type':'array','contains':{'const':5},'minContains':2,'minItems':3,'items':{'type':'integer'}}}}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','required':['t'],'properties':{'t':{'type':'array','items':[{'type':'string'},{'type':'boolean'}],'additionalItems':{'type':'number'},'minItems':3}}}",
                "{'required':['a'],'properties':{'a':{'type':'object','required':['b'],'properties':{'b':{'type':'object','required':['c'],'properties':{'c':{'type':'array','minItems':1,'items':{'type':'object','required':['d'],'properties':{'d':{'type':'number'}}}}}}}}}}",
                "{'required':['env'],'properties':{'env':{'type':'array','items':{'$ref':'#/$defs/pair'}}},'$defs':{'pair':{'type':'object','required':['name','value'],'properties':{'name':{'$ref':'#/$defs/word'},'value':{'type':'string'}},'additionalProperties':false},'word':{'type':'string','pattern':'^[A-Z_]+$'}}}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','definitions':{'a/b':{'type':'integer','minimum':9}},'required':['x'],'properties':{'x':{'$ref':'#/definitions/a~1b'}}}",
                "{'$ref':'#/$defs/tree','$defs':{'tree':{'type':'object','required':['name'],'properties':{'name':{'type':'string'},'children':{'type':'array','items':{'$ref':'#/$defs/tree'}}}}}}",
                "{'$defs':{'p':{'$anchor':'port','type':'integer','minimum':1,'maximum':65535}},'required':['port'],'properties':{'port':{'$ref':'#port'}}}",
                "{'allOf':[{'required':['a'],'properties':{'a':{'type':'integer','minimum':3}}},{'required':['b'],'properties':{'a':{'maximum':4},'b':{'type':'string'}}}]}",
                "{'required':['x'],'properties':{'x':{'anyOf':[{'type':'string','format':'ipv4'},{'type':'integer'}]}}}",
                "{'oneOf':[{'required':['branch'],'properties':{'branch':{'type':'string'}}},{'required':['tag'],'properties':{'tag':{'type':'string'}}}],'properties':{'tag':{'default':'v1'},'depth':{'type':'integer','default':1}}}",
                "{'required':['source'],'properties':{'source':{'oneOf':[{'type':'object','required':['kind','url'],'properties':{'kind':{'const':'git'},'url':{'type':'string','format':'uri'}}},{'type':'object','required':['kind'],'properties':{'kind':{'const':'none'}}}]}}}",
                "{'required':['kind'],'properties':{'kind':{'enum':['b','a']}},'if':{'properties':{'kind':{'const':'a'}}},'then':{'required':['only'],'properties':{'only':{'type':'string','minLength':5}}}}",
                "{'minProperties':3,'properties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}}",
                "{'minProperties':2,'patternProperties':{'^x-[a-z]$':{'type':'boolean'}},'additionalProperties':false}",
                "{'minProperties':2,'propertyNames':{'pattern':'^[A-Z]{2}$'}}",
                "{'required':['card'],'properties':{'card':{'type':'string'},'address':{'type':'string'}},'dependentRequired':{'card':['address']},'dependentSchemas':{'address':{'required':['zip'],'properties':{'zip':{'type':'integer'}}}}}",
                "{'required':['a'],'additionalProperties':{'type':'array','minItems':1,'items':{'type':'null'}}}",
                "{'type':'object','maxProperties':2,'required':['a'],'properties':{'b':{'default':1},'c':{'default':2},'a':{'type':'boolean'}}}",
                "{'allOf':[{'$ref':'#/$defs/base'},{'properties':{'n':{'maximum':10}}}],'$defs':{'base':{'type':'object','required':['n'],'properties':{'n':{'type':'number','minimum':9.5}}}}}",
                "{'type':'array','minItems':2,'items':{'type':'string'}}",
                "true",
            })
    void fits(String schema) {
        Object tree = parse(schema);
        Object example = SpecSchema.of(tree).example();
        assertThat(STRICT.getSchema(Json.write(tree), InputFormat.JSON).validate(Json.write(example), InputFormat.JSON))
                .as(Json.write(example))
                .isEmpty();
        assertThat(SpecSchema.of(tree).misfits(example)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties':{'a':{'examples':['x','y']},'b':{'default':5},'c':{'type':'string'}}} | {'a':'x','b':5}",
                "{'required':['c'],'properties':{'c':{'type':'string'},'l':{'type':'array','items':{'type':'integer'},'default':[]}}} | {'c':'text','l':[]}",
                "{'required':['e'],'properties':{'e':{'type':'array','items':{'required':['name'],'properties':{'name':{'type':'string'}}}}}} | {'e':[{'name':'text'}]}",
                "{} | {}",
            })
    void hasWhatTheSchemaNames(String schema, String example) {
        assertThat(Json.write(SpecSchema.of(parse(schema)).example())).isEqualTo(example.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref':'#'}",
                "{'required':['a'],'properties':{'a':{'$ref':'#'}}}",
                "{'$ref':'#/$defs/nowhere'}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'(unclosed['}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^(?=.*[A-Z]).{8,}$'}}}",
                "{'required':['a'],'properties':{'a':{'type':'integer','minimum':5,'maximum':1}}}",
                "{'required':['a'],'properties':{'a':{'type':'array','minItems':99999999999}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','minLength':99999999999}}}",
                "{'required':['a'],'properties':{'a':{'type':'list'}}}",
                "{'allOf':5,'properties':[],'required':'a','type':3}",
                "{'required':[5,null],'type':[5],'dependentRequired':{'a':[1]},'enum':[]}",
                "{'required':['a','b'],'properties':{'a':{'$ref':'#'},'b':{'$ref':'#'}}}",
                "{'allOf':[{'$ref':'#/$defs/a'}],'$defs':{'a':{'allOf':[{'$ref':'#/$defs/b'},{'$ref':'#/$defs/b'},{'$ref':'#/$defs/b'}]},'b':{'allOf':[{'$ref':'#/$defs/c'},{'$ref':'#/$defs/c'},{'$ref':'#/$defs/c'}]},'c':{'allOf':[{'$ref':'#/$defs/d'},{'$ref':'#/$defs/d'},{'$ref':'#/$defs/d'}]},'d':{'required':['a','b','c'],'additionalProperties':{'$ref':'#/$defs/a'}}}}",
                "{'required':['a'],'properties':{'a':{'pattern':'^((((a+)+)+)+)+(?=X)$'}}}",
                "[]",
                "5",
            })
    void ofAnOddSchemaEnds(String schema) {
        assertThat(Json.write(SpecSchema.of(parse(schema)).example())).isNotEmpty();
    }

    @Test
    void misfitsNameThePlaceAndTheRule() {
        Object schema = parse(
                "{'required':['a'],'properties':{'n':{'type':'integer'},'l':{'items':{'$ref':'#/$defs/w'}}},'$defs':{'w':{'maxLength':2}}}");
        assertThat(SpecSchema.of(schema).misfits(parse("{'n':'x','l':['a','abc']}")))
                .containsExactlyInAnyOrder(
                        new Misfit("", "required property 'a' not found", "\"required\":[\"a\"]"),
                        new Misfit("/n", "string found, integer expected", "\"type\":\"integer\""),
                        new Misfit("/l/1", "must be at most 2 characters long", "\"maxLength\":2"));
    }
}
